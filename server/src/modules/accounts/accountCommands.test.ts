import type { Actor, Command, Plan, Receipt, Reply } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { anAccount } from './accounts.factory';
import { explainAccount } from './commands/explainAccount.command';
import { listAccounts } from './commands/listAccounts.command';
import { pauseAccount } from './commands/pauseAccount.command';
import { resumeAccount } from './commands/resumeAccount.command';
import { showAccount } from './commands/showAccount.command';
import { showQuota } from './commands/showQuota.command';
import { accounts, reportHealthEvent } from './index';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('cust_accounts', [accounts]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.at('2026-03-02T02:00:00Z');
  for (const table of [
    'accounts',
    'account_health_events',
    'account_pauses',
    'account_quota_uses',
    'account_penalties',
  ])
    await desk.source.query(`DELETE FROM ${table}`);
  await desk.transact(async (ctx) => {
    await anAccount(ctx);
    await anAccount(ctx, {
      id: 'A-0030',
      nickname: '小桃',
      device: null,
      team: '1组',
      operator: 'sunyue',
      score: 64,
    });
    await anAccount(ctx, { id: 'A-0017', nickname: '福利官', device: null, kind: 'persona', score: 28 });
  });
});

const zhaoqi: Actor = {
  userid: 'zhaoqi',
  name: '赵琪',
  roles: ['matrixOps'],
  scope: 'company',
  department: '3组',
  language: 'zh',
};
const run = <A>(command: Command<A>, args: A, actor = zhaoqi): Promise<Reply> =>
  desk.transact((ctx) => command.run(ctx, args), { actor });
const rows = (reply: Reply): string[] => (reply.list?.rows ?? []).map((r) => r.text);

async function fortyEight(): Promise<void> {
  const events = [
    ['tooFrequent', '2026-02-26T06:03:00Z'],
    ['tooFrequent', '2026-03-01T12:40:00Z'],
    ['deletedByFriend', '2026-03-01T13:05:00Z'],
    ['deletedByFriend', '2026-03-01T13:32:00Z'],
  ] as const;
  for (const [kind, at] of events)
    await desk.transact((ctx) =>
      reportHealthEvent(ctx, { accountId: 'A-0031', kind, at: new Date(at), sourceRef: `${kind} ${at}` }),
    );
}

describe('健康分', () => {
  test('lists every line of the score', async () => {
    await fortyEight();
    const reply = await run(explainAccount, { account: 'A-0031' });
    expect(reply.headline).toBe('会员管家 A-0031 健康分 48（警告） · ⚖️ 限制群发');
    expect(reply.lines).toEqual([
      '+60 起始分',
      '+10 已设微信号别名',
      '+8 好友 1240 位',
      '+4 注册满 2 年',
      '+8 近30天活跃 24 天',
      '−15 频繁加人 02-26 14:03',
      '−25 频繁加人 03-01 20:40',
      '−2 被好友删除 03-01 21:05起 2 次',
    ]);
  });

  test('keeps to eight lines and still accounts for every point', async () => {
    await fortyEight();
    for (const day of ['02-08', '02-10', '02-12', '02-14', '02-16', '02-18', '02-20', '02-22', '02-24'])
      await desk.transact((ctx) =>
        reportHealthEvent(ctx, {
          accountId: 'A-0031',
          kind: 'sensitiveWord',
          at: new Date(`2026-${day}T03:00:00Z`),
          sourceRef: day,
        }),
      );
    const reply = await run(explainAccount, { account: 'A-0031' });
    expect(reply.lines).toHaveLength(8);
    expect(reply.lines?.[0]).toMatch(/^基础分 90：/);
    expect(reply.lines?.[1]).toBe('−30 更早的 6 项');
    const debts = (reply.lines ?? []).slice(1).map((l) => -Number(/^−(\d+)/.exec(l)?.[1]));
    expect(90 + debts.reduce((s, d) => s + d, 0)).toBe(3);
    expect(reply.headline).toContain('健康分 3（危险）');
  });

  test('an unknown account names the nearest', async () => {
    await expect(run(explainAccount, { account: 'A-0013' })).rejects.toMatchObject({
      code: 'notFound',
      message: expect.stringMatching(/^没有微信号 A-0013，是不是 A-00\d\d、A-00\d\d？$/),
    });
  });
});

describe('微信号', () => {
  test('lists all with score, phone and mean', async () => {
    const reply = await run(listAccounts, {});
    expect(reply.headline).toBe('微信号 3 个，平均健康分 61');
    expect(rows(reply)).toEqual([
      '福利官 A-0017 28（危险）',
      '小桃 A-0030 64（一般）',
      '会员管家 A-0031 90（优秀） D-012',
    ]);
    expect(reply.list?.rows.map((r) => r.id)).toEqual(['A-0017', 'A-0030', 'A-0031']);
  });

  test.each([
    [{ comparison: { field: 'healthScore', op: '<', value: 50 } } as const, ['A-0017']],
    [
      { comparison: { field: 'healthScore', op: 'between', value: 60, max: 90 } } as const,
      ['A-0030', 'A-0031'],
    ],
    [{ accountKind: 'persona' } as const, ['A-0017']],
    [{ state: 'danger' }, ['A-0017']],
    [{ can: 'add' } as const, ['A-0030', 'A-0031']],
  ])('%j keeps %j', async (args, ids) => {
    const reply = await run(listAccounts, args);
    expect(reply.list?.rows.map((r) => r.id)).toEqual(ids);
  });

  test('a paused account can add nobody and says so in the list', async () => {
    await run(pauseAccount, { account: 'A-0031', scope: 'add' });
    expect(rows(await run(listAccounts, { can: 'add' }))).toEqual(['小桃 A-0030 64（一般），还能 10 次']);
    expect(rows(await run(listAccounts, { state: 'paused' }))).toEqual([
      '会员管家 A-0031 90（优秀） D-012，暂停加好友',
    ]);
  });

  test('nothing fits, or nothing to compare by', async () => {
    const none = await run(listAccounts, { comparison: { field: 'healthScore', op: '<', value: 10 } });
    expect(none.headline).toBe('没有健康分低于 10 的微信号，共有 3 个微信号');
    await expect(
      run(listAccounts, { comparison: { field: 'battery', op: '<', value: 10 } }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  test('a person sees the rows of their scope only', async () => {
    const own = { ...zhaoqi, scope: 'own' as const };
    const team = { ...zhaoqi, scope: 'team' as const, department: '1组' };
    expect((await run(listAccounts, {}, own)).list?.rows.map((r) => r.id)).toEqual(['A-0017', 'A-0031']);
    expect((await run(listAccounts, {}, team)).list?.rows.map((r) => r.id)).toEqual(['A-0030']);
    await expect(run(showAccount, { account: 'A-0031' }, team)).rejects.toMatchObject({ code: 'notFound' });
  });
});

test('账号 shows the masked WeChat id, never the whole', async () => {
  const reply = await run(showAccount, { account: 'A-0031' });
  expect(reply.lines?.[0]).toBe('业务号，微信号 wx****31');
  expect(JSON.stringify(reply)).not.toContain('wx_A-0031');
});

test('额度 counts what was used today, not what was released or used yesterday', async () => {
  const use = (ref: string, at: string, state: string) =>
    desk.source.query(
      "INSERT INTO account_quota_uses (account_id, kind, at, ref, state) VALUES ('A-0031', 'add', ?, ?, ?)",
      [new Date(at), ref, state],
    );
  await use('1', '2026-03-02T01:00:00Z', 'committed');
  await use('2', '2026-03-02T01:10:00Z', 'reserved');
  await use('3', '2026-03-02T01:20:00Z', 'released');
  await use('4', '2026-03-01T15:59:00Z', 'committed'); // 23:59 of yesterday in Shanghai
  const one = await run(showQuota, { account: 'A-0031' });
  expect(one.headline).toBe('会员管家 A-0031 今天的额度（优秀档）');
  expect(one.lines?.slice(0, 2)).toEqual([
    '加好友 已用 2 / 20，还剩 18（1 次还没有结果）',
    '发消息 已用 0 / 200，还剩 200',
  ]);
  expect(one.lines?.[5]).toBe('加好友另限：任意24小时 24 人（还能 21），每小时 4 人（还能 3）');
  const all = await run(showQuota, {});
  expect(all.headline).toBe('今天 3 个微信号还能：加好友 28，发消息 400，发朋友圈 10');
});

test('额度 says why accounts can do nothing more, and that the night stops what is left', async () => {
  for (let i = 0; i < 10; i++)
    await desk.source.query(
      "INSERT INTO account_quota_uses (account_id, kind, at, ref, state) VALUES ('A-0030', 'add', ?, ?, 'committed')",
      [new Date('2026-03-01T17:00:00Z'), `add-${i}`],
    );
  await run(pauseAccount, { account: 'A-0031', scope: 'add' });
  const day = await run(showQuota, { scope: 'add' });
  expect(day.headline).toBe('今天 3 个微信号还能：加好友 0');
  expect(day.lines).toEqual(['加好友为 0：1 个暂停中，1 个健康分低于 30 已停用，1 个今天已用完']);
  desk.at('2026-03-02T15:00:00Z');
  expect((await run(showQuota, { account: 'A-0030' })).lines).toEqual(
    expect.arrayContaining(['加好友 已用 10 / 10，今天已用完', '🌙 夜间免打扰，03-03 08:00 后才会发']),
  );
});

describe('暂停 and 恢复', () => {
  const active = async (): Promise<number> => {
    const [row] = await desk.source.query('SELECT COUNT(*) n FROM account_pauses WHERE lifted_at IS NULL');
    return Number(row.n);
  };

  test('a pause holds until the moment that was said and can be taken back', async () => {
    const reply = await run(pauseAccount, {
      account: 'A-0031',
      scope: 'add',
      when: { at: '2026-03-03T09:00:00+08:00' },
    });
    expect(reply.headline).toBe('✅ 会员管家 A-0031 暂停加好友到 03-03 09:00');
    expect(await active()).toBe(1);
    const undone = await desk.transact((ctx) => pauseAccount.undo!(ctx, reply.receipt as Receipt), {
      actor: zhaoqi,
    });
    expect(undone.headline).toBe('已解除 1 条暂停');
    expect(reply.receipt?.summary).toBe('会员管家 A-0031 暂停加好友到 03-03 09:00');
    expect(await active()).toBe(0);
  });

  test.each(['2026-03-01T09:00:00+08:00', '2026-12-31T09:00:00+08:00'])('until %s is refused', async (at) => {
    await expect(run(pauseAccount, { account: 'A-0031', when: { at } })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await active()).toBe(0);
  });

  test('all accounts of a comparison are paused together', async () => {
    await run(pauseAccount, { comparison: { field: 'healthScore', op: '<', value: 70 } });
    expect(await active()).toBe(2);
  });

  const plan = (args: Parameters<NonNullable<typeof resumeAccount.plan>>[1]): Promise<Plan> =>
    desk.transact((ctx) => resumeAccount.plan!(ctx, args), { actor: zhaoqi });

  test('a resume lifts what its plan named, once, and says who did it', async () => {
    await run(pauseAccount, { account: 'A-0017', scope: 'all' });
    const confirmed = await plan({ account: 'A-0017' });
    expect(confirmed.headline).toBe('解除 1 个微信号的 1 条暂停');
    expect(confirmed.lines).toEqual(['⚠️ 福利官 A-0017 健康分 28（危险），恢复后仍受限']);
    expect(confirmed.targets.map((t) => t.text)).toEqual([
      '福利官 A-0017 全部动作暂停到 03-03 10:00（人工暂停）',
    ]);
    await run(pauseAccount, { account: 'A-0017', scope: 'add' }); // came after the plan: stays
    const resume = () =>
      desk.transact((ctx) => resumeAccount.run(ctx, { account: 'A-0017' }, confirmed), { actor: zhaoqi });
    expect((await resume()).headline).toBe('✅ 已解除 1 条暂停');
    expect((await resume()).headline).toBe('✅ 已解除 0 条暂停');
    expect(await active()).toBe(1);
    const [row] = await desk.source.query('SELECT lifted_by FROM account_pauses WHERE lifted_at IS NOT NULL');
    expect(row.lifted_by).toBe('zhaoqi');
  });

  test('nothing paused, nothing to resume', async () => {
    await expect(plan({ account: 'A-0031' })).rejects.toMatchObject({
      code: 'conflict',
      message: '会员管家 A-0031 没有暂停中的动作',
    });
  });
});
