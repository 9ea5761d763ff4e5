import { callbacksOf } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { actorOf, addOperator, operators } from '.';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('memberevents', [operators]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.source.query('DELETE FROM operators');
  await desk.source.query('DELETE FROM operator_roles');
  await desk.transact((ctx) => addOperator(ctx, { userid: 'li', name: '小李', roles: ['viewer'] }));
});

const told = (fields: Record<string, string>): Promise<void> =>
  desk.transact(async (ctx) => {
    const message = {
      ...{ ToUserName: 'corp', FromUserName: 'sys', MsgType: 'event', Event: 'change_contact' },
      CreateTime: '1700000000',
      ...fields,
    };
    for (const callback of callbacksOf('change_contact')) await callback.handle(ctx, message);
  });
const actor = (userid = 'li') => desk.transact((ctx) => actorOf(ctx, userid));

test('who leaves the company loses access at once, and roles for good', async () => {
  await told({ ChangeType: 'delete_user', UserID: 'LI' });
  expect(await actor()).toBeNull();
  await told({ ChangeType: 'create_user', UserID: 'li', Name: '小李' });
  await told({ ChangeType: 'update_user', UserID: 'li', Status: '1' });
  expect(await actor()).toBeNull();
  await desk.transact((ctx) => addOperator(ctx, { userid: 'li', name: '小李', roles: ['matrixOps'] }));
  expect((await actor())?.roles).toEqual(['matrixOps']);
});

test.each(['2', '5'])('status %s takes the access, enabling gives it back', async (status) => {
  await told({ ChangeType: 'update_user', UserID: 'li', Status: status });
  expect(await actor()).toBeNull();
  await told({ ChangeType: 'update_user', UserID: 'li', Status: '1' });
  expect((await actor())?.roles).toEqual(['viewer']);
});

test('a new name and a new id are taken over with the roles', async () => {
  await told({ ChangeType: 'update_user', UserID: 'li', NewUserID: 'lilei', Name: '李雷' });
  expect(await actor()).toBeNull();
  expect(await actor('lilei')).toMatchObject({ name: '李雷', roles: ['viewer'] });
});

test('a new id that is said to somebody who is no operator, and one that is not an id, change nothing here', async () => {
  await told({ ChangeType: 'update_user', UserID: 'wang', NewUserID: 'wangwu' });
  await told({ ChangeType: 'update_user', UserID: 'li', NewUserID: 'a b' });
  expect(await actor()).toMatchObject({ roles: ['viewer'] });
  expect(await actor('wangwu')).toBeNull();
});

test('nobody becomes an operator by joining the company', async () => {
  await told({ ChangeType: 'create_user', UserID: 'wang', Name: '小王' });
  await told({ ChangeType: 'update_user', UserID: 'wang', Name: '王五' });
  expect(await actor('wang')).toBeNull();
});
