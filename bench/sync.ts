import type { Connection, RowDataPacket } from 'mysql2/promise';
import { environment, seededDatabase } from './callback/product';
import { startTarget, type Target } from './callback/target';
import { startCompany } from './wecom/company';

/**
 * 100,000 customers of 40 members are read from an empty database, over the real protocol from the sandbox. The server
 * is killed (kill -9) when half of them are there and a new one goes on; then everything is read once more, which must
 * change nothing. Bars: 300 MB of memory for the server, everybody read once, a second run that writes nothing.
 */
const MEMBERS = 40;
const MOST_MB = 300;
const TABLES = 'customers, customer_identities, friendships, member_relations, customer_tags, tags';

async function main(): Promise<void> {
  const company = await startCompany(MEMBERS, 'big');
  const env = environment(company.url);
  const db = await seededDatabase(env);
  for (const table of ['customers', 'customer_identities', 'friendships', 'customer_tags'])
    await db.query(`DELETE FROM ${table}`);
  const start = (): Promise<Target> =>
    startTarget('存客宝', 'server/dist/main.js', { ...env, ROLES: 'worker', CUSTOMER_SYNC: 'true' });

  let server = await start();
  await until(async () => (await count(db, 'member_syncs')) > 0, 180);
  const began = performance.now();
  const wanted = await relationsThere(company.url);
  await until(async () => (await count(db, 'member_relations')) > wanted / 2, 1200);
  const firstMb = server.peakMb();
  await server.kill9();
  const killedAt = performance.now();
  server = await start();
  await until(async () => (await openWalks(db)) === 0, 1800);
  const ended = performance.now();
  const relations = await count(db, 'member_relations');
  const customers = await count(db, "customer_identities WHERE kind = 'external'");
  const people = await one(db, 'SELECT COUNT(DISTINCT external_userid) n FROM member_relations');

  const before = await checksum(db);
  await db.query('UPDATE member_syncs SET begun_at = begun_at - INTERVAL 1 DAY');
  await until(async () => (await openWalks(db)) > 0, 180);
  const againBegan = performance.now();
  await until(async () => (await openWalks(db)) === 0, 1800);
  const again = (performance.now() - againBegan) / 1000;
  const same = (await checksum(db)) === before;
  const secondMb = server.peakMb();
  await server.stop();
  await company.stop();
  await db.end();

  const peakMb = Math.max(firstMb, secondMb);
  const bars = [
    { name: 'peak memory of the server, MB', value: peakMb, limit: MOST_MB, holds: peakMb <= MOST_MB },
    {
      name: 'relations read of those there, after kill -9',
      value: relations,
      limit: wanted,
      holds: relations === wanted,
    },
    { name: 'customers entered once', value: customers, limit: people, holds: customers === people },
    { name: 'second run changes nothing (1 = nothing)', value: Number(same), limit: 1, holds: same },
  ];
  const figures = {
    seconds: Math.round((ended - began) / 1000),
    secondsUntilKilled: Math.round((killedAt - began) / 1000),
    secondRunSeconds: Math.round(again),
    ...{ relations, customers, peakMb, firstMb, secondMb },
  };
  console.log(figures);
  console.log(JSON.stringify({ bench: 'sync', figures, reference: { relationsInWecom: wanted }, bars }));
  if (bars.some((b) => !b.holds)) process.exitCode = 1;
}

/** As WeCom itself counts them. */
async function relationsThere(url: string): Promise<number> {
  const { access_token: token } = (await (
    await fetch(`${url}/cgi-bin/gettoken?corpid=wwbenchcorp000001&corpsecret=bench-secret`)
  ).json()) as { access_token: string };
  const ask = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${url}/cgi-bin/externalcontact/${path}access_token=${token}`)).json()) as T;
  const { follow_user: members } = await ask<{ follow_user: string[] }>('get_follow_user_list?');
  let sum = 0;
  for (const userid of members)
    sum += (await ask<{ external_userid: string[] }>(`list?userid=${userid}&`)).external_userid.length;
  return sum;
}

const openWalks = (db: Connection): Promise<number> => count(db, 'member_syncs WHERE open = 1');
const count = (db: Connection, of: string): Promise<number> => one(db, `SELECT COUNT(*) n FROM ${of}`);

async function one(db: Connection, sql: string): Promise<number> {
  const [rows] = await db.query<RowDataPacket[]>(sql);
  return Number(rows[0]?.['n']);
}

async function checksum(db: Connection): Promise<string> {
  const [rows] = await db.query(`CHECKSUM TABLE ${TABLES}`);
  return JSON.stringify(rows);
}

async function until(look: () => Promise<boolean>, seconds: number): Promise<void> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    if (await look()) return;
    await new Promise((r) => setTimeout(r, 500));
  }
  throw new Error(`not within ${seconds} s`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
