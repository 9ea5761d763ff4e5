import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOf } from '../infra/mysql/schema';
import { modules } from '../modules';
import { openDesk, type Desk } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('schema', modules);
});
afterAll(() => desk.close());

test('entities and migrated tables agree: TypeORM would change nothing', async () => {
  const { upQueries } = await desk.source.driver.createSchemaBuilder().log();
  expect(upQueries.map((q) => q.query)).toEqual([]);
});

test('sql/schema.sql is what the migrations make (run npm run migrate after adding one)', async () => {
  const committed = readFileSync(join(__dirname, '../../../sql/schema.sql'), 'utf8');
  const tables = (text: string) => [...text.matchAll(/CREATE TABLE `(\w+)`/g)].map((m) => m[1]);
  const fresh = await schemaOf(desk.source);
  expect(tables(fresh)).toEqual(tables(committed));
  if (desk.source.options.type === 'mariadb') expect(fresh).toBe(committed); // MySQL words some types differently
});
