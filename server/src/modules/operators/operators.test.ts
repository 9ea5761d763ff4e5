import { allows } from '@cunkebao/shared/operators';
import { registerSettings } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { actorOf, addOperator, becomeFirstOwner, everybody, meOf, nameOf, operators, ownersOf } from '.';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('convoperators', [operators]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.source.query('DELETE FROM operators');
  await desk.source.query('DELETE FROM operator_roles');
  registerSettings({ publicUrl: 'http://x', bootstrapOwner: 'boss' });
});

test('the member named in the configuration becomes owner of an empty installation', async () => {
  await desk.transact(async (ctx) => {
    expect(await becomeFirstOwner(ctx, 'somebody')).toBeNull();
    expect(await becomeFirstOwner(ctx, 'boss')).toMatchObject({ userid: 'boss', roles: ['owner'] });
    expect(await ownersOf(ctx)).toEqual(['boss']);
  });
});

test('nobody becomes owner where somebody works already, or where nobody is named', async () => {
  await desk.transact(async (ctx) => {
    await addOperator(ctx, { userid: 'li', name: '小李', roles: ['viewer'] });
    expect(await becomeFirstOwner(ctx, 'boss')).toBeNull();
  });
  await desk.source.query('DELETE FROM operators');
  registerSettings({ publicUrl: 'http://x', bootstrapOwner: null });
  await desk.transact(async (ctx) => {
    expect(await becomeFirstOwner(ctx, 'boss')).toBeNull();
  });
});

test('a person has all roles, and one who has left is nobody', async () => {
  await desk.transact(async (ctx) => {
    await addOperator(ctx, { userid: 'li', name: '小李', roles: ['viewer', 'matrixOps'], scope: 'team' });
    expect(await actorOf(ctx, 'li')).toMatchObject({
      name: '小李',
      roles: ['matrixOps', 'viewer'],
      scope: 'team',
    });
    await ctx.db.query("UPDATE operators SET active = 0 WHERE userid = 'li'");
    expect(await actorOf(ctx, 'li')).toBeNull();
    expect(await everybody(ctx)).toEqual([]);
    expect(await nameOf(ctx, 'li')).toBe('li');
  });
});

test('adding somebody again changes the name and keeps the roles', async () => {
  await desk.transact(async (ctx) => {
    await addOperator(ctx, { userid: 'li', name: '小李', roles: ['viewer'] });
    await addOperator(ctx, { userid: 'li', name: '李雷', roles: ['admin'] });
    expect(await actorOf(ctx, 'li')).toMatchObject({ name: '李雷', roles: ['admin', 'viewer'] });
  });
});

test('what the mini-program learns about a person are exactly the permissions of the roles', async () => {
  await desk.transact(async (ctx) => {
    await addOperator(ctx, { userid: 'v', name: '小看', roles: ['viewer'] });
    const actor = await actorOf(ctx, 'v');
    if (!actor) throw new Error('nobody');
    const { permissions, timeZone } = meOf(actor, ctx.tz);
    expect(permissions).toContain('device.list');
    expect(permissions).not.toContain('device.restart');
    expect(permissions.every((p) => allows(['viewer'], p))).toBe(true);
    expect(timeZone).toBe('Asia/Shanghai');
  });
});
