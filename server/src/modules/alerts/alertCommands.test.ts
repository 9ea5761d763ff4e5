import { openAlertDesk, type AlertDesk } from './alertDesk.factory';

let w: AlertDesk;
beforeAll(async () => {
  w = await openAlertDesk('opsalertwords');
});
afterAll(() => w.desk.close());
beforeEach(() => w.reset());

const offlineAlerts = async () => (await w.alerts()).filter((a) => a.field === 'offlineMinutes');

test('收到 takes the one that waits; the others hear who has it, and undo gives it back', async () => {
  await w.phones('3组', ['D-001', 'D-002', 'D-003'], 1);
  await w.says('在线率低于10%告警');
  w.minutesLater(11);
  await w.lookNow();
  const reply = await w.says('收到');
  expect(reply.headline).toBe('👀 AL-1 交给您了');
  expect((await w.heardBy('linlan')).at(-1)).toContain('AL-1 赵琪 在处理');
  expect((await w.says('处理 AL-1', 'linlan')).headline).toBe('AL-1 赵琪在 10:11 已经认领');
  expect((await w.says('收到', 'linlan')).headline).toBe('没有等待处理的告警');
  await w.undoes('alert.ack', reply);
  expect((await offlineAlerts())[0]?.state).toBe('open');
  expect((await w.heardBy('linlan')).at(-1)).toContain('又没人处理了');
});

test('with several waiting 收到 asks which', async () => {
  await w.phones('3组', ['D-001'], 1);
  await w.phones('5组', ['D-002'], 1);
  await w.says('在线率低于0%告警');
  w.minutesLater(11);
  await w.lookNow();
  const reply = await w.says('收到');
  expect(reply.headline).toBe('收到的是哪一条？');
  expect(reply.buttons?.map((b) => b.say)).toEqual(['处理 AL-2', '处理 AL-1']);
});

test('已解决 ends it with who, when and why, and the same phone stays silent for half an hour', async () => {
  await w.phones('3组', ['D-001'], 1);
  await w.says('在线率低于0%告警');
  w.minutesLater(11);
  await w.lookNow();
  const reply = await w.says('AL-1 已解决 换了充电线');
  expect(reply.headline).toBe('✅ AL-1 已解决：3组 D-001 前台 离线超过 10 分钟');
  expect(reply.lines).toEqual(['✅ 赵琪 10:11 换了充电线（历时 不到 1 分钟）']);
  expect((await w.heardBy('linlan')).at(-1)).toContain('赵琪 10:11 换了充电线');
  w.minutesLater(40);
  await w.lookNow();
  expect(await w.alerts()).toHaveLength(1);
  w.minutesLater(42);
  await w.lookNow();
  expect((await w.alerts()).map((a) => a.state)).toEqual(['resolved', 'open']);
});

test('a reason may follow; somebody else cannot change how it ended', async () => {
  await w.phones('3组', ['D-001'], 1);
  w.minutesLater(11);
  await w.lookNow();
  await w.says('AL-1 已解决');
  expect((await w.says('AL-1 已解决 我修的', 'linlan')).headline).toBe('AL-1 已经结束');
  expect((await w.says('AL-1 已解决 换了充电线')).headline).toBe('✅ AL-1 的原因记下了');
  expect((await offlineAlerts())[0]?.reason).toBe('换了充电线');
});

test('undo opens it again; when the same has rung meanwhile it says so', async () => {
  await w.phones('3组', ['D-001'], 1);
  await w.says('在线率低于0%告警');
  w.minutesLater(11);
  await w.lookNow();
  const reply = await w.says('AL-1 已解决');
  await w.undoes('alert.resolve', reply);
  expect((await w.alerts())[0]?.state).toBe('open');
  const again = await w.says('AL-1 已解决');
  w.minutesLater(42);
  await w.lookNow();
  expect((await w.undoes('alert.resolve', again)).headline).toBe('AL-1 的问题又响了一次，请看新的那条');
});

test('an id that does not exist gets the nearest', async () => {
  await w.phones('3组', ['D-001'], 1);
  w.minutesLater(11);
  await w.lookNow();
  await expect(w.says('处理 AL-11')).rejects.toMatchObject({ message: '没有 AL-11，是不是 AL-1？' });
});

test('a rule set in the chat is the one that counts, and undo brings the old one back', async () => {
  const reply = await w.says('在线率低于50%告警');
  expect(reply.headline).toBe('✅ 设备在线率低于 50%时告警');
  expect(reply.lines?.[0]).toBe('之前是：设备在线率低于 90%');
  await w.phones('3组', ['D-001', 'D-002', 'D-003'], 1);
  w.minutesLater(1);
  await w.lookNow();
  expect(await w.alerts()).toEqual([]);
  await w.undoes('alert.rule', reply);
  await w.lookNow();
  expect(await w.alerts()).toEqual([]);
  w.minutesLater(4);
  await w.lookNow();
  expect(await w.alerts()).toMatchObject([
    { field: 'onlineRate', title: '设备在线率 66.7%（2/3），低于 90%' },
  ]);
});

test.each([
  ['在线率低于120%告警', '设备在线率的告警线在 0 到 100% 之间'],
  ['在线率高于85%告警', '设备在线率要设低于多少时告警'],
])('%s is refused with the reason', async (words, message) => {
  await expect(w.says(words)).rejects.toMatchObject({ code: 'invalid', message });
});
