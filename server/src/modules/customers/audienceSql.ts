import type { AudienceLeaf, AudienceRule } from '@cunkebao/shared/conversation';
import { addDays, dayBounds, dayOf } from '@cunkebao/shared/kernel';
import { Fault, wordsIn, type Ctx } from '../../kernel';

/** A condition on `customers c`. */
export interface Condition {
  sql: string;
  values: unknown[];
}

type Leaf = (ctx: Ctx, leaf: AudienceLeaf) => Condition;

/** The rule of an audience as one condition. Fields of later parts of the product are refused by name. */
export function audienceSql(ctx: Ctx, rule: AudienceRule): Condition {
  if ('and' in rule) return joined(ctx, rule.and, ' AND ');
  if ('or' in rule) return joined(ctx, rule.or, ' OR ');
  if ('not' in rule) {
    const inner = audienceSql(ctx, rule.not);
    return { sql: `NOT (${inner.sql})`, values: inner.values };
  }
  const leaf = LEAVES[rule.field];
  if (leaf) return leaf(ctx, rule);
  throw new Fault(
    'invalid',
    wordsIn(ctx)(
      '还不能按客户分、RFM 分层或自建流量池圈人，可以用标签、渠道、互动、订单、添加时间、地区或微信号',
      'Scores, segments and pools cannot choose people yet; use tags, channels, touches, orders, dates or accounts',
    ),
    { field: 'audience', facts: { of: rule.field } },
  );
}

function joined(ctx: Ctx, rules: readonly AudienceRule[], by: string): Condition {
  const parts = rules.map((r) => audienceSql(ctx, r));
  return { sql: `(${parts.map((p) => p.sql).join(by)})`, values: parts.flatMap((p) => p.values) };
}

const daysAgo = (ctx: Ctx, days: number): Date => new Date(ctx.now.getTime() - days * 86_400_000);
const TOUCHED = 'COALESCE(c.last_message_at, c.added_at)';
const SEEN =
  'GREATEST(c.added_at, COALESCE(c.last_message_at, c.added_at), COALESCE(c.last_order_at, c.added_at))';
const RISKY = 'COALESCE(c.churn, 0) > 0.7';

const LEAVES: Partial<Record<AudienceLeaf['field'], Leaf>> = {
  tag: (ctx, { value }) => ({
    sql: `EXISTS (SELECT 1 FROM customer_tags ct JOIN tags t ON t.id = ct.tag_id WHERE ct.customer_id = c.id
      AND t.name = ? AND (ct.expires_at IS NULL OR ct.expires_at > ?))`,
    values: [value, ctx.now],
  }),
  channel: (_, { value }) => ({ sql: 'c.channel = ?', values: [value] }),
  region: (_, { value }) => ({ sql: 'c.region = ?', values: [value] }),
  account: (_, { value }) => ({
    sql: `EXISTS (SELECT 1 FROM friendships f WHERE f.customer_id = c.id AND f.holder = ? AND f.state = 'active')`,
    values: [value],
  }),
  orders: (_, leaf) => figure('c.orders', leaf),
  amountCents: (_, leaf) => figure('c.amount_cents', leaf),
  addedDays: (ctx, { op, value }) => since('c.added_at', op, daysAgo(ctx, Number(value))),
  lastTouchDays: (ctx, { op, value }) => since(TOUCHED, op, daysAgo(ctx, Number(value))),
  lastPurchaseDays: (ctx, { op, value }) => {
    const at = since('c.last_order_at', op, daysAgo(ctx, Number(value)));
    return op === '>=' ? { sql: `(c.last_order_at IS NULL OR ${at.sql})`, values: at.values } : at;
  },
  addedAt: (_, { value }) => {
    const { from, to } = value as { from: string; to: string };
    return { sql: '(c.added_at >= ? AND c.added_at < ?)', values: [new Date(from), new Date(to)] };
  },
  stage: (ctx, { value }) => stage(ctx, String(value)),
  state: (ctx, { value }) => state(ctx, String(value)),
  pool: (ctx, { value }) => {
    if (value === '全部好友') return { sql: '1 = 1', values: [] };
    throw new Fault(
      'invalid',
      wordsIn(ctx)(
        '自建的流量池还没有开放，可以说「全部好友」或标签',
        'Own pools are not open yet; name a tag',
      ),
      { field: 'audience' },
    );
  },
};

const OPS: Partial<Record<AudienceLeaf['op'], string>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=': '=',
};

function figure(column: string, { op, value, max }: AudienceLeaf): Condition {
  if (op === 'between') return { sql: `${column} BETWEEN ? AND ?`, values: [value, max ?? value] };
  return { sql: `${column} ${OPS[op] ?? '='} ?`, values: [value] };
}

/** So many days or more ago is before the moment; at most so many days ago is after it. */
const since = (column: string, op: AudienceLeaf['op'], at: Date): Condition => ({
  sql: `${column} ${op.startsWith('>') ? '<=' : '>='} ?`,
  values: [at],
});

/** domain.md §3, by days since the first friendship */
function stage(ctx: Ctx, named: string): Condition {
  const day = (ago: number): Date => dayBounds(addDays(dayOf(ctx.now, ctx.tz), -ago), ctx.tz).from;
  if (named === 'newcomer') return { sql: 'c.added_at >= ?', values: [day(7)] };
  if (named === 'growing') return { sql: '(c.added_at < ? AND c.added_at >= ?)', values: [day(7), day(30)] };
  return { sql: 'c.added_at < ?', values: [day(30)] };
}

function state(ctx: Ctx, named: string): Condition {
  const quiet = { sql: `${SEEN} <= ?`, values: [daysAgo(ctx, 30)] };
  if (named === 'lost') return { sql: 'c.lost_at IS NOT NULL', values: [] };
  if (named === 'churnRisk') return { sql: `(c.lost_at IS NULL AND ${RISKY})`, values: [] };
  const how = named === 'dormant' ? quiet.sql : `NOT (${quiet.sql})`;
  return { sql: `(c.lost_at IS NULL AND NOT (${RISKY}) AND ${how})`, values: quiet.values };
}
