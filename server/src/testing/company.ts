import type { DataSource } from 'typeorm';
import { seedDemo } from '../demo/seedDemo';
import { PHONES } from '../demo/phones';
import type { Transact } from '../kernel';
import { fleet } from '../modules/fleet';
import { testDatabase } from './desk';

/**
 * The demo company at one moment, kept beside the working database, so that every conversation begins with the same
 * people, phones and figures without founding it anew.
 */
export interface Company {
  /** puts every table back to what it was on the first day */
  restore(): Promise<void>;
  /** changes whenever a fact of the product changes; what the conversation keeps about itself does not count */
  fingerprint(): Promise<string>;
}

/** What was said, asked and denied: not an effect of a command. */
const ABOUT_TALKING = new Set([
  'inbound_messages',
  'outbox_messages',
  'dialogues',
  'chat_dialogues',
  'cards',
  'confirmations',
  'audit_entries',
  'list_snapshots',
  'schema_migrations',
]);

export async function foundCompany(name: string, source: DataSource, transact: Transact): Promise<Company> {
  await seedDemo({ transact, phoneBook: undefined, people: undefined, secret: 'a test secret' });
  await connectPhones(transact);
  const here = String(source.options.database);
  const kept = new URL(await testDatabase(`${name}_kept`)).pathname.slice(1);
  const tables = (
    await source.query<{ name: string }[]>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'",
      [here],
    )
  ).map((t) => t.name);
  for (const t of tables) {
    await source.query(`CREATE TABLE \`${kept}\`.\`${t}\` LIKE \`${here}\`.\`${t}\``);
    await source.query(`INSERT INTO \`${kept}\`.\`${t}\` SELECT * FROM \`${here}\`.\`${t}\``);
  }
  const sums = async (database: string, of: readonly string[]): Promise<string[]> => {
    const rows = await source.query<{ Checksum: string | null }[]>(
      `CHECKSUM TABLE ${of.map((t) => `\`${database}\`.\`${t}\``).join(', ')}`,
    );
    return rows.map((r) => String(r.Checksum));
  };
  const first = await sums(kept, tables);
  return {
    async restore() {
      const now = await sums(here, tables);
      for (const t of tables.filter((_, i) => now[i] !== first[i])) {
        await source.query(`DELETE FROM \`${here}\`.\`${t}\``);
        await source.query(`INSERT INTO \`${here}\`.\`${t}\` SELECT * FROM \`${kept}\`.\`${t}\``);
      }
    },
    fingerprint: async () =>
      (
        await sums(
          here,
          tables.filter((t) => !ABOUT_TALKING.has(t)),
        )
      ).join(),
  };
}

/** The phones that are well say hello, as they do within seconds of a start. */
async function connectPhones(transact: Transact): Promise<void> {
  const well = PHONES.filter((p) => p.offMinutes === undefined).map((p) => p.device);
  await transact(async (ctx) => {
    await ctx.db.query('UPDATE device_presence SET generation = 1 WHERE device_id IN (?)', [well]);
    for (const id of well) await fleet.phoneDoor?.opened(ctx, { id, generation: 1 }, 'node-1');
  });
}
