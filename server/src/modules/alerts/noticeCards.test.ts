import { findButton } from '../../testing/person';
import { talk, type Talk } from '../../testing/talk';

/** The ··· of a pushed alert's card, pressed as WeCom tells of it: template_card_menu_event (wecom-api.md §1.6). */
let t: Talk;
beforeAll(async () => {
  t = await talk('noticecards', { doors: 2 });
}, 60_000);
afterAll(() => t.close());
beforeEach(async () => {
  await t.beginsAnew();
  await t.advances('6m'); // what the demo company begins with rings
  await t.desk.source.query(
    "UPDATE device_presence SET reach = 'offline', state = 'offline', reach_since = ? WHERE device_id = 'D-001'",
    [t.desk.clock.now()],
  );
  await t.advances('11m');
});

/** the newest alert, whose card a press finds first */
const newest = async () => {
  const [alert] = await t.desk.source.query<{ id: string; state: string }[]>(
    'SELECT id, state FROM alerts ORDER BY seq DESC LIMIT 1',
  );
  return { id: alert?.id ?? '', state: alert?.state };
};
const taken = (userid: string): string[] => t.heard(userid).filter((h) => h.includes('赵琪 在处理'));
const saidBy = async (userid: string) =>
  (await t.audit(userid)).map(({ words, command, decision }) => ({ words, command, decision }));

test('a pushed alert has its figure large and three entries behind the ···', () => {
  const card = t.heard('zhaoqi').find((h) => h.includes('1组 D-001 前台1号 离线超过 10 分钟'));
  expect(card).toMatch(/【1[01] 分钟】/);
  expect(card).toContain('··· [收到] [已解决] [全部告警]');
});

test('收到 behind the ··· that two doors are told of at once, and once more, is taken once', async () => {
  const { card, key, type } = findButton(t.desk.heard, 'zhaoqi', '收到');
  const press = t.desk.write('zhaoqi', {
    MsgType: 'event',
    Event: 'template_card_menu_event',
    EventKey: key,
    TaskId: card,
    CardType: type,
    ResponseCode: 'menu-1',
  });
  await Promise.all([t.desk.deliver(press, 0), t.desk.deliver(press, 1)]);
  await t.settles();
  const after = await t.fingerprint();
  await t.desk.deliver(press, 1);
  await t.settles();
  expect(await t.fingerprint()).toBe(after);
  expect(await saidBy('zhaoqi')).toEqual([
    { words: `处理 ${(await newest()).id}`, command: 'alert.ack', decision: 'executed' },
  ]);
  expect(taken('linlan')).toHaveLength(1);
  expect(t.heard('zhaoqi').join('\n')).not.toContain('按钮变灰');
});

test('the menu stays: who took the alert ends it from the same card', async () => {
  const { id } = await newest();
  await t.as('zhaoqi').clicks('收到');
  expect(await t.as('zhaoqi').clicks('全部告警')).toMatch(new RegExp(`${id} .* · 赵琪 处理中`));
  await t.as('zhaoqi').clicks('已解决');
  expect(await newest()).toEqual({ id, state: 'resolved' });
});

test('who has lost his role since the card came is refused by the right that counts now', async () => {
  await t.desk.source.query("UPDATE operator_roles SET role = 'viewer' WHERE userid = 'zhaoqi'");
  expect(await t.as('zhaoqi').clicks('收到')).toContain('权限');
  expect((await newest()).state).toBe('open');
});
