import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules } from '../modules';
import { talk, type Talk } from './talk';
import { play, type Played } from './transcript';

/**
 * What people say and what comes back, word for word, for every command. After a change that is meant,
 * `UPDATE_TRANSCRIPTS=1` writes the answers anew; the diff is what reviewers read.
 */
const FOLDER = join(__dirname, 'transcripts');
const UPDATE = process.env['UPDATE_TRANSCRIPTS'] === '1';

const built = modules.flatMap((m) => [...(m.commands ?? [])]);
const written = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.txt'))
  .sort();

/** general, device, account …: the part of the id before the dot groups the files */
const fileOf = (id: string): string =>
  join(id.includes('.') ? (id.split('.')[0] ?? '') : 'general', `${id}.txt`);

let t: Talk;
beforeAll(async () => {
  t = await talk('kitscripts');
}, 60_000);
afterAll(() => t.close());

test('every built command has a transcript, and no transcript speaks of another', () => {
  const wanted = built.map((c) => fileOf(c.spec.id)).sort();
  expect(written).toEqual(wanted);
});

test.each(built.map((c) => [c.spec.id, c] as const))(
  '%s reads as it is written',
  async (id, command) => {
    const file = join(FOLDER, fileOf(id));
    if (!existsSync(file)) throw new Error(`no transcript of ${id}`);
    const script = readFileSync(file, 'utf8');
    const played = await play(t, script);
    if (UPDATE && played.text !== script) writeFileSync(file, played.text);
    expect(missingScenes(command, played)).toEqual([]);
    expect(played.text).toBe(UPDATE ? played.text : script);
  },
  60_000,
);

/** What each transcript has to show, by what its command is. */
function missingScenes({ spec, plan, undo }: (typeof built)[number], played: Played): string[] {
  const did = new Set(played.audit.filter((a) => a.command === spec.id).map((a) => a.decision));
  const expired = played.audit.some((a) => a.command === spec.id && a.result.startsWith('过期'));
  const required =
    Object.values(spec.slots).some((s) => !s.optional && s.ask !== undefined) && !LISTS.has(spec.id);
  const scenes: [string, boolean][] = [
    ['is done', did.has('executed') || DONE_OTHERWISE.has(spec.id)],
    ['asks for what is missing', !required || played.asked.has(spec.id)],
    ['is taken back', !undo || did.has('undone')],
    ['is previewed', !plan || did.has('asked')],
    ['is cancelled', !plan || did.has('cancelled')],
    ['expires', !plan || expired],
  ];
  return scenes.filter(([, shown]) => !shown).map(([scene]) => scene);
}

/** Without a name they show the list to choose from. */
const LISTS = new Set(['account.show', 'task.show']);

/** These leave the entry of what they decide about, not one of their own. */
const DONE_OTHERWISE = new Set(['undo', 'cancel', 'confirm']);
