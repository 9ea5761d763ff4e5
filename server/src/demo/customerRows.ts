import { createHmac } from 'node:crypto';
import {
  after,
  type Calendar,
  DAY,
  type DemoName,
  type Dice,
  type Figures,
  figuresOf,
  KNOWN_NAMES,
  type Life,
  REGIONS,
  someLetters,
  someName,
  somePhone,
} from '@cunkebao/shared/demo';
import type { Ctx } from '../kernel';
import { insertRows } from './insertRows';
import { TAG_GROUPS } from './tagNames';
import { tagsOf } from './tagging';

interface Tools {
  ctx: Ctx;
  dice: Dice;
  calendar: Calendar;
  /** keys the digest of phone numbers */
  secret: string;
}

/** The people of the handbook are neither the oldest nor the newest friends. */
const KNOWN_FROM = 600;

/** Customers with identities, friendships, tags and the book of their events. */
export async function insertCustomers(tools: Tools, lives: readonly Life[]): Promise<void> {
  const tagIds = await insertTags(tools);
  const { ctx } = tools;
  const friends = lives.filter((l) => l.passedAt && !l.endsAt).slice(KNOWN_FROM);
  const customers: unknown[][] = [];
  const identities: unknown[][] = [];
  const friendships: unknown[][] = [];
  const tags: unknown[][] = [];
  const events: unknown[][] = [];
  for (const life of lives) {
    const region = tools.dice.weighted(REGIONS);
    customers.push(customerRow(tools, life, region, KNOWN_NAMES[friends.indexOf(life)]));
    identities.push(...identityRows(tools, life));
    if (life.passedAt) friendships.push(friendshipRow(tools, life));
    tags.push(...tagRows(tools, life, region, tagIds));
    events.push(...eventRows(life));
  }
  await insertRows(ctx, 'customers', CUSTOMER, customers);
  await insertRows(ctx, 'customer_identities', 'customer_id, kind, value, tail, created_at', identities);
  await insertRows(ctx, 'friendships', FRIENDSHIP, friendships);
  await insertRows(ctx, 'customer_tags', 'tag_id, customer_id, source, author, at, expires_at', tags);
  await insertRows(ctx, 'customer_events', EVENT, events);
}

const CUSTOMER = `id, name, gender, region, channel, team, owner, lead_state, account_id, added_at, orders,
  amount_cents, last_message_at, last_order_at, churn, lost_at, opted_out_at, opted_out_source,
  consent_basis, consent_at, consent_source, created_at`;

function customerRow({ dice, calendar }: Tools, life: Life, region: string, known?: DemoName): unknown[] {
  const figures = figuresOf(life);
  const { name, gender } = known ?? someName(dice);
  const addedAt = life.passedAt ?? life.scannedAt;
  const lostAt = life.endsAt && life.endsAt <= calendar.now ? life.endsAt : null;
  const team = life.team;
  const owner = life.passedAt ? ownerOf(team) : null;
  return [
    ...[life.id, name, gender, region, life.channel.name, team, owner, leadOf(life, figures, lostAt)],
    ...[
      life.account,
      addedAt,
      figures.orders,
      figures.amountCents,
      figures.lastMessageAt,
      figures.lastOrderAt,
    ],
    ...[
      churnOf(life, figures, dice, calendar),
      lostAt,
      life.optedOutAt,
      life.optedOutAt ? '客户回复退订' : null,
    ],
    ...[
      life.passedAt ? '主动添加' : null,
      life.passedAt,
      life.passedAt ? life.channel.name : null,
      life.scannedAt,
    ],
  ];
}

/** Who looks after the friends of a team. */
const ownerOf = (team: string): string => ({ '1组': 'zhaoqi', '2组': 'sunyue' })[team] ?? 'luoyi';

function leadOf(life: Life, f: Figures, lostAt: Date | null): string {
  if (lostAt) return 'lost';
  if (f.orders > 1) return 'repurchased';
  if (f.orders === 1) return 'purchased';
  if (life.passedAt) return f.lastMessageAt ? 'engaged' : 'passed';
  if (life.refused) return 'refused';
  return life.events.some((e) => e.kind === 'requested') ? 'requested' : 'new';
}

/** Silence makes churn likely; the model proper scores from its five features (domain.md §4). */
function churnOf(life: Life, f: Figures, dice: Dice, calendar: Calendar): string | null {
  const since = calendar.now.getTime() - (life.passedAt ?? calendar.now).getTime();
  if (since < 14 * DAY) return null;
  const last = Math.max(
    f.lastMessageAt?.getTime() ?? 0,
    f.lastOrderAt?.getTime() ?? 0,
    calendar.now.getTime() - since,
  );
  const silent = (calendar.now.getTime() - last) / (120 * DAY);
  return Math.min(0.98, Math.max(0.02, silent + dice.next() * 0.25 - f.orders * 0.04)).toFixed(3);
}

function identityRows({ dice, secret }: Tools, life: Life): unknown[][] {
  const rows: unknown[][] = [];
  const add = (kind: string, value: string, tail: string | null = null): void =>
    void rows.push([life.id, kind, value, tail, life.scannedAt]);
  add('wechat', `wxid_${someLetters(dice, 12).toLowerCase()}${life.id}`);
  if (life.passedAt) add('external', `wm${someLetters(dice, 26)}${life.id}`);
  if (life.passedAt && dice.chance(0.7)) add('union', `o${someLetters(dice, 24)}${life.id}`);
  if (figuresOf(life).orders > 0 || dice.chance(0.25)) {
    const phone = somePhone(dice);
    const digest = createHmac('sha256', secret).update(phone).digest('hex');
    add('phone', digest, phone.slice(-4));
  }
  return rows;
}

const FRIENDSHIP = 'customer_id, holder, holder_kind, added_at, source, remark, state, ended_at';

function friendshipRow({ calendar, dice }: Tools, life: Life): unknown[] {
  const ended = life.endsAt && life.endsAt <= calendar.now ? life.endsAt : null;
  const remark = dice.chance(0.3) ? `${life.channel.name}-${dice.int(1, 999)}` : null;
  const state = ended ? 'deletedByCustomer' : 'active';
  return [life.id, life.account, 'account', life.passedAt, life.channel.name, remark, state, ended];
}

const EVENT = 'ref, customer_id, kind, at, account_id, member, team, channel, group_type, amount_cents';

function eventRows(life: Life): unknown[][] {
  return life.events.map((e, i) => [
    ...[`demo:${life.id}:${i}`, life.id, e.kind, e.at, life.account],
    ...[ownerOf(life.team), life.team, life.channel.name],
    ...[e.groupType ?? null, e.amountCents ?? null],
  ]);
}

async function insertTags({ ctx, calendar }: Tools): Promise<Map<string, number>> {
  const createdAt = calendar.at(400, 10);
  const groups = TAG_GROUPS.map((g, i) => [i + 1, g.name, g.choice, i, createdAt]);
  await insertRows(ctx, 'tag_groups', 'id, name, choice, position, created_at', groups);
  const tags = TAG_GROUPS.flatMap((g, i) =>
    g.tags.map((tag, j) => [i * 10 + j + 1, i + 1, tag, j, createdAt] as const),
  );
  await insertRows(ctx, 'tags', 'id, group_id, name, position, created_at', tags);
  return new Map(tags.map(([id, , name]) => [name, id]));
}

function tagRows(tools: Tools, life: Life, region: string, ids: Map<string, number>): unknown[][] {
  const { dice, calendar } = tools;
  return tagsOf(life, region, dice, calendar).map(({ tag, source, author }) => {
    const at = after(life.passedAt ?? life.scannedAt, dice.int(5, 1800) * 60_000);
    const expiresAt = dice.chance(0.03) ? after(calendar.now, dice.int(5, 60) * DAY) : null;
    return [ids.get(tag), life.id, source, author, at > calendar.now ? calendar.now : at, expiresAt];
  });
}
