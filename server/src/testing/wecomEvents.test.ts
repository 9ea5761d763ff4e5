import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventName, WECOM_EVENTS, type WecomEvent } from '@cunkebao/shared/wecom';
import { callbacksOf } from '../kernel';
import { modules } from '../modules';
import { SPOKEN } from '../modules/conversation/otherEvent';
import { openChatDesk, type ChatDesk } from './chatDesk';
import { until } from './until';

/** Every event WeCom may push, through the real door: acknowledged, kept once, used or counted (docs/WECOM.md). */
let desk: ChatDesk;
beforeAll(async () => {
  desk = await openChatDesk('wecomevents', modules);
  await desk.operator('wang', '王芳', ['owner']);
}, 60_000);
afterAll(() => desk.close());

const isUsed = ({ event, change }: WecomEvent): boolean =>
  SPOKEN.has(event) || callbacksOf(event, change).length > 0;

const one = async <T>(sql: string, values: unknown[] = []): Promise<T | undefined> =>
  (await desk.source.query<T[]>(sql, values))[0];
const counted = async (name: string): Promise<number> =>
  Number(
    (await one<{ n: string }>('SELECT SUM(events) n FROM unused_events WHERE name = ?', [name]))?.n ?? 0,
  );

/** Delivered twice, as WeCom does when it heard no answer. */
async function pushed(fields: Record<string, string>): Promise<void> {
  const plain = desk.write('wang', { MsgType: 'event', ...fields });
  for (let time = 0; time < 2; time++) expect((await desk.deliver(plain)).status).toBe(200);
  const done = await until(async () => {
    const open = await desk.source.query<unknown[]>("SELECT 1 FROM inbound_messages WHERE state = 'queued'");
    return open.length === 0 ? true : null;
  }, 20);
  expect(done).toBe(true);
}

test.each(WECOM_EVENTS.map((e) => [eventName(e), e] as const))(
  '%s is acknowledged, kept once, and used or counted as not used',
  async (name, e) => {
    const before = await one<{ n: string }>('SELECT COUNT(*) n FROM inbound_messages');
    const ids = { UserID: 'm1', ExternalUserID: 'wm1', Id: 'et1', ChatId: 'wr1', TaskId: name };
    await pushed({ Event: e.event, ...(e.change ? { ChangeType: e.change } : {}), ...ids });
    const after = await one<{ n: string }>('SELECT COUNT(*) n FROM inbound_messages');
    expect(Number(after?.n) - Number(before?.n)).toBe(1);
    expect(await counted(name)).toBe(isUsed(e) ? 0 : 1);
  },
);

test('an event nobody has heard of is taken, kept and counted as unknown', async () => {
  await pushed({ Event: 'something_new', ChangeType: 'x'.repeat(500) });
  await pushed({ Event: 'change_external_chat', ChangeType: 'no_such_change' });
  expect(await counted('unknown')).toBe(2);
});

test('what WeCom says about the app itself reaches the owners, once for each event', async () => {
  const told = await desk.source.query<{ body: { text?: { content: string } } }[]>(
    "SELECT body FROM outbox_messages WHERE userid = 'wang' AND message_key LIKE 'post:wecom-%' ORDER BY id",
  );
  const texts = told.map((t) => t.body.text?.content ?? '');
  expect(texts).toHaveLength(10);
  expect(texts[0]).toContain('即将被停用');
  expect(texts.filter((t) => t.includes('获客'))).toHaveLength(4);
});

test('a failed transfer is read again; who agrees to the archive with a code is greeted', async () => {
  desk.enqueued.length = 0;
  const ids = { UserID: 'm2', ExternalUserID: 'wm2' };
  await pushed({ Event: 'change_external_contact', ChangeType: 'transfer_fail', FailReason: 'x', ...ids });
  await pushed({
    Event: 'change_external_contact',
    ChangeType: 'msg_audit_approved',
    WelcomeCode: 'c1',
    ...ids,
  });
  const jobs = desk.enqueued.map((e) => e.job.name).filter((n) => n.startsWith('customers.'));
  expect(jobs).toEqual(['customers.refreshContact', 'customers.sendWelcome', 'customers.refreshContact']);
});

interface Row {
  names: string[];
  used: boolean;
  tests: string[];
}

/** The rows of docs/WECOM.md below its heading Events. */
function documented(): Row[] {
  const text = readFileSync(join(__dirname, '../../../docs/WECOM.md'), 'utf8');
  const section = text.slice(text.indexOf('## Events'), text.indexOf('## Choices where'));
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| event') && !line.startsWith('| ---'))
    .map((line) => {
      const [, names = '', use = '', , sandbox = '', product = ''] = line.split('|').map((c) => c.trim());
      const [head = '', tail] = names.split(': ');
      const list = (tail ?? head).split(', ');
      const files = (cell: string, root: string) =>
        [...cell.matchAll(/`([^`]+)`/g)].map((m) => join(root, m[1] ?? ''));
      return {
        names: tail === undefined ? list : list.map((change) => `${head}: ${change}`),
        used: !use.startsWith('not used'),
        tests: [...files(sandbox, 'sandbox/src'), ...files(product, 'server/src')],
      };
    });
}

test('docs/WECOM.md lists every event once, says truly whether it is used, and names tests that exist', () => {
  const rows = documented();
  const listed = rows.flatMap((r) => r.names.map((name) => `${name} ${r.used ? 'used' : 'not used'}`));
  const known = WECOM_EVENTS.map((e) => `${eventName(e)} ${isUsed(e) ? 'used' : 'not used'}`);
  expect(listed.sort()).toEqual(known.sort());
  for (const file of rows.flatMap((r) => r.tests))
    expect([file, existsSync(join(__dirname, '../../..', file))]).toEqual([file, true]);
});
