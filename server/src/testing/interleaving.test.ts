import { makeDice, type Dice } from '@cunkebao/shared/demo';
import { talk, type Talk } from './talk';

/**
 * Between 重启 and 确认 anything may happen, in any order and more than once. What comes of it is one task with one
 * action, or none when nobody confirmed in time, and the audit tells the same story. INTERLEAVING_SEED repeats one run.
 */
const RUNS = 60;
const ONLY = process.env['INTERLEAVING_SEED'];
const SEEDS = ONLY === undefined ? Array.from({ length: RUNS }, (_, i) => 9001 + i) : [Number(ONLY)];

let t: Talk;
beforeAll(async () => {
  t = await talk('kitmix', { doors: 2 });
}, 60_000);
afterAll(() => t.close());

type Step = (run: Run) => Promise<unknown>;

interface Run {
  dice: Dice;
  /** WeCom's memory of what it sent us, for another delivery */
  sent: string[];
  log: string[];
  serial: number;
}

const door = (run: Run): number => run.dice.int(0, 1);
const write = (run: Run, userid: string, fields: Record<string, string>): string => {
  const plain = t.desk.write(userid, fields);
  run.sent.push(plain);
  return plain;
};
const press = (run: Run, userid: string, key: string): string =>
  write(run, userid, {
    MsgType: 'event',
    Event: 'template_card_event',
    EventKey: key,
    TaskId: card(),
    CardType: 'button_interaction',
    ResponseCode: `mix-${run.serial++}`,
  });
const say = (run: Run, userid: string, words: string): string =>
  write(run, userid, { MsgType: 'text', Content: words, MsgId: String(run.serial++) });

/** The preview of this run: cards that came later are about other things. */
const card = (): string =>
  String(
    t.desk.heard.find((h) => h.to === 'zhaoqi' && JSON.stringify(h.card ?? '').includes('"confirm"'))?.card?.[
      'task_id'
    ],
  );

const STEPS: Record<string, Step> = {
  确认: (run) => t.desk.deliver(press(run, 'zhaoqi', 'confirm'), door(run)),
  双击: (run) => {
    const plain = press(run, 'zhaoqi', 'confirm');
    return Promise.all([t.desk.deliver(plain, 0), t.desk.deliver(press(run, 'zhaoqi', 'confirm'), 1)]);
  },
  两人同时: (run) => {
    const [one, other] = [press(run, 'zhaoqi', 'confirm'), press(run, 'linlan', 'confirm')];
    return Promise.all([t.desk.deliver(one, 0), t.desk.deliver(other, 1)]);
  },
  说确认: (run) => t.desk.deliver(say(run, 'zhaoqi', '确认'), door(run)),
  又送来: (run) => t.desk.deliver(run.dice.pick(run.sent), door(run)),
  又送来两次: (run) => {
    const plain = run.dice.pick(run.sent);
    return Promise.all([t.desk.deliver(plain, 0), t.desk.deliver(plain, 1)]);
  },
  颠倒: (run) => {
    const [first, second] = [say(run, 'zhaoqi', '我是谁'), press(run, 'zhaoqi', 'confirm')];
    return t.desk.deliver(second, door(run)).then(() => t.desk.deliver(first, door(run)));
  },
  别的话: (run) => t.desk.deliver(say(run, run.dice.pick(['zhaoqi', 'linlan']), '设备 D-012'), door(run)),
  重启服务器: (run) => t.desk.restart(door(run)),
  做完手上的事: () => t.settles(),
  过三分钟: () => Promise.resolve(t.waits('3m')),
};
const CONFIRMS = ['确认', '双击', '两人同时', '说确认', '颠倒'];

test.each(SEEDS)('seed %i ends in exactly one effect', async (seed) => {
  await t.beginsAnew();
  const run: Run = { dice: makeDice(seed), sent: [], log: [], serial: 8_000_000 };
  await t.desk.deliver(say(run, 'zhaoqi', '重启 D-012'), 0);
  await t.settles();
  for (let i = run.dice.int(3, 9); i > 0; i--) await take(run, run.dice.pick(Object.keys(STEPS)));
  if (!run.log.some((s) => CONFIRMS.includes(s))) await take(run, run.dice.pick(CONFIRMS));
  await t.settles();
  const story = `seed ${seed}: ${run.log.join(' → ')}`;
  const expired = !(await confirmedInTime());
  const made = await t.desk.source.query<{ tasks: string; actions: string }[]>(
    `SELECT COUNT(DISTINCT t.id) tasks, COUNT(a.id) actions FROM tasks t JOIN actions a ON a.task_id = t.id
      WHERE t.created_at >= '2026-03-04'`,
  );
  const wanted = expired ? 0 : 1;
  expect({ story, made: made.map((m) => [Number(m.tasks), Number(m.actions)]) }).toEqual({
    story,
    made: [[wanted, wanted]],
  });
  expect({ story, acts: t.acts().length }).toEqual({ story, acts: wanted });
  const audit = (await t.audit()).filter((a) => a.command === 'device.restart').map((a) => a.decision);
  expect({ story, audit: audit.filter((d) => d !== 'asked') }).toEqual({
    story,
    audit: expired ? ['cancelled'] : ['confirmed', 'executed'],
  });
  expect({ story, broken: await brokenChains() }).toEqual({ story, broken: [] });
});

async function take(run: Run, name: string): Promise<void> {
  run.log.push(name);
  await STEPS[name]?.(run);
}

/** Whether the first decision came before the card expired. */
async function confirmedInTime(): Promise<boolean> {
  const rows = await t.desk.source.query<{ state: string }[]>(
    'SELECT state FROM confirmations ORDER BY created_at, id LIMIT 1',
  );
  return rows[0]?.state === 'done';
}

/** Each entry names the one before it; one that is missing or out of order breaks its person's chain. */
async function brokenChains(): Promise<string[]> {
  const rows = await t.desk.source.query<{ userid: string; seq: number; previous: string; hash: string }[]>(
    'SELECT userid, seq, previous, hash FROM audit_entries ORDER BY userid, seq',
  );
  return rows
    .filter((r, i) => {
      const before = rows[i - 1];
      return r.previous !== (before?.userid === r.userid ? before.hash : '0'.repeat(64));
    })
    .map((r) => `${r.userid} ${r.seq}`);
}
