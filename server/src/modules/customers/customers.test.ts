import type { Actor, Command, Ctx, Reply } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { listTagsCommand } from './commands/listTags.command';
import { searchCustomersCommand } from './commands/searchCustomers.command';
import { showCustomer } from './commands/showCustomer.command';
import { aCustomer, aTag, tagged } from './customers.factory';
import { customers } from './index';
import { listTagCustomers } from './listTagCustomers';
import { listTags } from './listTags';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('cust_customers', [customers]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.at('2026-03-02T02:00:00Z');
  for (const table of [
    'customers',
    'customer_identities',
    'friendships',
    'customer_tags',
    'tags',
    'tag_groups',
  ])
    await desk.source.query(`DELETE FROM ${table}`);
});

const sunyue: Actor = {
  userid: 'sunyue',
  name: '孙悦',
  roles: ['userOps'],
  scope: 'company',
  department: '1组',
  language: 'zh',
};
const as = <T>(f: (ctx: Ctx) => Promise<T>, actor: Actor | null = sunyue): Promise<T> =>
  desk.transact(f, { actor });
const run = <A>(command: Command<A>, args: A): Promise<Reply> => as((ctx) => command.run(ctx, args));
const minutesAgo = (ctx: Ctx, n: number): Date => new Date(ctx.now.getTime() - n * 60_000);

describe('tags', () => {
  test('come in their groups with how many carry them now; what has expired does not count', async () => {
    await as(async (ctx) => {
      const high = await aTag(ctx, '高价值', '客户价值', 'single');
      const middle = await aTag(ctx, '中价值');
      await aTag(ctx, '意向', '购买意向');
      const [a, b] = [await aCustomer(ctx), await aCustomer(ctx)];
      await tagged(ctx, a, high);
      await tagged(ctx, b, high);
      await tagged(ctx, b, middle, ctx.now, minutesAgo(ctx, 1));
    });
    const overview = await as((ctx) => listTags(ctx));
    expect(overview.groups.map((g) => [g.name, g.choice, g.tags.map((t) => [t.name, t.customers])])).toEqual([
      [
        '客户价值',
        'single',
        [
          ['高价值', 2],
          ['中价值', 0],
        ],
      ],
      ['购买意向', 'multi', [['意向', 0]]],
    ]);
    expect(overview).toMatchObject({ totalTags: 3, taggedCustomers: 2 });
  });

  test('a search keeps tags by name and groups as a whole', async () => {
    await as(async (ctx) => {
      for (const name of ['高价值', '中价值']) await aTag(ctx, name);
      for (const name of ['高意向', '犹豫中']) await aTag(ctx, name, '购买意向');
    });
    const found = async (search: string): Promise<string[]> =>
      (await as((ctx) => listTags(ctx, search))).groups.flatMap((g) => g.tags.map((t) => t.name));
    expect(await found('高')).toEqual(['高价值', '高意向']);
    expect(await found('购买意向')).toEqual(['高意向', '犹豫中']);
    expect(await found('%')).toEqual([]);
  });

  test('names that differ by an emoji only are two tags', async () => {
    await as((ctx) => aTag(ctx, '常客😀'));
    await as((ctx) => aTag(ctx, '常客😁'));
    expect((await as((ctx) => listTags(ctx))).totalTags).toBe(2);
  });

  test('标签 lists them, the fullest of each group first', async () => {
    expect((await run(listTagsCommand, {})).headline).toContain('还没有标签');
    await as(async (ctx) => {
      await aTag(ctx, '低价值');
      await tagged(ctx, await aCustomer(ctx), await aTag(ctx, '高价值'));
    });
    const reply = await run(listTagsCommand, {});
    expect(reply.headline).toBe('标签 2 个，1 组，1 位客户有标签');
    expect(reply.list?.rows).toEqual([
      { id: '高价值', text: '客户价值：高价值 1' },
      { id: '低价值', text: '客户价值：低价值 0' },
    ]);
  });
});

describe('the customers of a tag', () => {
  /** every third is tagged at the same moment as the one before */
  const many = (count: number): Promise<string> =>
    as(async (ctx) => {
      const tag = await aTag(ctx, '高价值');
      for (let i = 0; i < count; i++) {
        const id = await aCustomer(ctx, { name: `张${i}` });
        await tagged(ctx, id, tag, minutesAgo(ctx, 100 - (i % 3 === 0 ? i - 1 : i)));
      }
      return tag;
    });

  test('come page by page: everybody once, the newest assignment first, also when one is added meanwhile', async () => {
    const tag = await many(25);
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 10; pages++) {
      const page = await as((ctx) => listTagCustomers(ctx, { id: tag, after, limit: 4 }));
      expect(page.rows.length).toBeLessThanOrEqual(4);
      seen.push(...page.rows.map((r) => r.id));
      if (pages === 2) await as(async (ctx) => tagged(ctx, await aCustomer(ctx), tag));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    const first = await as((ctx) => listTagCustomers(ctx, { id: tag, limit: 100 }));
    expect(first.rows.slice(1).map((r) => r.id)).toEqual(seen);
    expect(first).toMatchObject({ total: 26, next: null, tag: { name: '高价值', group: '客户价值' } });
  });

  test('are masked: neither the name nor more than the tail of a number leaves', async () => {
    const tag = await as(async (ctx) => {
      const id = await aCustomer(ctx, {
        name: '欧阳小明',
        tail: '0417',
        orders: 2,
        amountCents: 39_800,
        lastMessageAt: new Date('2026-02-27T02:00:00Z'),
        optedOutAt: new Date('2026-02-28T02:00:00Z'),
      });
      const tagId = await aTag(ctx, '高价值');
      await tagged(ctx, id, tagId);
      return tagId;
    });
    const { rows } = await as((ctx) => listTagCustomers(ctx, { id: tag, limit: 20 }));
    expect(rows).toEqual([
      {
        id: expect.any(String),
        name: '欧**',
        stage: 'growing',
        state: 'active',
        phoneTail: '0417',
        account: 'A-0031',
        addedAt: '2026-02-01T02:00:00.000Z',
        lastMessageAt: '2026-02-27T02:00:00.000Z',
        orders: 2,
        amountCents: 39_800,
        optedOut: true,
      },
    ]);
  });

  test('are those of the person’s scope', async () => {
    const tag = await as(async (ctx) => {
      const tagId = await aTag(ctx, '高价值');
      for (const [team, owner] of [
        ['1组', 'sunyue'],
        ['1组', 'zhaoqi'],
        ['2组', 'sunyue'],
      ] as const)
        await tagged(ctx, await aCustomer(ctx, { team, owner }), tagId);
      return tagId;
    });
    const total = async (actor: Actor | null): Promise<number[]> => {
      const page = await as((ctx) => listTagCustomers(ctx, { id: tag, limit: 20 }), actor);
      const overview = await as((ctx) => listTags(ctx), actor);
      return [
        page.total,
        page.rows.length,
        overview.taggedCustomers,
        overview.groups[0]?.tags[0]?.customers ?? 0,
      ];
    };
    expect(await total(sunyue)).toEqual([3, 3, 3, 3]);
    expect(await total({ ...sunyue, scope: 'team' })).toEqual([2, 2, 2, 2]);
    expect(await total({ ...sunyue, scope: 'own', userid: 'zhaoqi' })).toEqual([1, 1, 1, 1]);
    expect(await total({ ...sunyue, scope: 'team', department: null })).toEqual([0, 0, 0, 0]);
  });

  test.each(['999', 'abc', "1' OR '1'='1"])('of tag %s there are none to ask for', async (id) => {
    await expect(as((ctx) => listTagCustomers(ctx, { id, limit: 20 }))).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  test('a page that is not ours is refused', async () => {
    const tag = await many(1);
    await expect(
      as((ctx) => listTagCustomers(ctx, { id: tag, after: 'C-19', limit: 20 })),
    ).rejects.toMatchObject({ code: 'invalid', field: 'after' });
  });
});

describe('找客户', () => {
  beforeEach(() =>
    as(async (ctx) => {
      const high = await aTag(ctx, '高价值');
      await tagged(ctx, await aCustomer(ctx, { tail: '0417' }), high);
      await aCustomer(ctx, { name: '张三丰', addedAt: new Date('2026-03-01T04:00:00Z') });
      await aCustomer(ctx, { name: '李娜', remark: '抖音A-88', addedAt: new Date('2026-02-10T04:00:00Z') });
      await aCustomer(ctx, { name: '李娜', tail: '2233' });
    }),
  );
  const found = async (args: Parameters<typeof searchCustomersCommand.run>[1]): Promise<number> =>
    (await run(searchCustomersCommand, args)).list?.rows.length ?? 0;

  test.each([
    [{ customer: '张三' }, 2],
    [{ customer: '0417' }, 1],
    [{ customer: '抖音A-88' }, 1],
    [{ customer: '%' }, 0],
    [{ tag: '高价值' }, 1],
    [{ audience: { field: 'tag', op: 'has', value: '高价值' } }, 1],
    [{ when: { from: '2026-03-01T00:00:00+08:00', to: '2026-03-02T00:00:00+08:00' } }, 1],
    [{}, 4],
  ])('%j finds %i', async (args, count) => {
    expect(await found(args)).toBe(count);
  });

  test('an audience of several conditions is not understood yet, and says what is', async () => {
    const audience = {
      and: [
        { field: 'tag', op: 'has', value: '高价值' },
        { field: 'orders', op: '>', value: 1 },
      ],
    };
    await expect(run(searchCustomersCommand, { audience })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('rows are masked', async () => {
    const reply = await run(searchCustomersCommand, { customer: '0417' });
    expect(reply.list?.rows.map((r) => r.text)).toEqual(['张*（尾号 0417）成长期·活跃']);
    const nobodysPhone = await desk.transact((ctx) =>
      aCustomer(ctx, { name: '黄小敏', addedAt: new Date('2026-02-01T02:00:00Z') }),
    );
    const [row] = (await run(searchCustomersCommand, { customer: '黄小敏' })).list?.rows ?? [];
    expect([row?.id, row?.text.split('·')[0]]).toEqual([`#${nobodysPhone}`, '黄** 成长期']);
  });

  test('客户 shows the one who is meant, or asks which', async () => {
    const one = await run(showCustomer, { customer: '张三' });
    expect(one.headline).toBe('张*（尾号 0417）成长期·活跃');
    expect(one.lines).toContain('标签：高价值');
    const two = await run(showCustomer, { customer: '李娜' });
    expect(two.headline).toBe('有 2 位客户符合，是哪一位？例如「客户 第2个」');
    const second = await run(showCustomer, { customer: two.list?.rows[1]?.id ?? '' });
    expect(second.headline).toBe('李*（尾号 2233）成长期·活跃');
    await expect(run(showCustomer, { customer: '王五' })).rejects.toMatchObject({ code: 'notFound' });
  });
});
