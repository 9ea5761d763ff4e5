import { stageOf, stateOf, type CustomerStage } from '@cunkebao/shared/customers';
import { type Calendar, type Dice, type Figures, figuresOf, type Life } from '@cunkebao/shared/demo';
import { TAG_GROUPS } from './tagNames';

export interface DemoTag {
  tag: string;
  source: 'manual' | 'rule' | 'wecom' | 'import' | 'sop';
  author: string;
}

const ofGroup = (name: string): readonly string[] => TAG_GROUPS.find((g) => g.name === name)?.tags ?? [];

/** Tags that fit what the customer did; single-choice groups give one tag at most. */
export function tagsOf(life: Life, region: string, dice: Dice, calendar: Calendar): DemoTag[] {
  if (!life.passedAt) return [];
  const figures = figuresOf(life);
  const tags: DemoTag[] = [
    { tag: life.channel.tag, source: 'rule', author: '渠道归因' },
    ...rarities(dice),
    ...worth(figures, dice),
    ...habits(figures, dice),
    ...phase(life, figures, calendar),
  ];
  if (dice.chance(0.6)) tags.push({ tag: region, source: 'wecom', author: '企业微信' });
  for (const name of ['产品兴趣', '肤质', '人群', '活动参与', '互动'])
    if (dice.chance(0.22)) tags.push({ tag: dice.pick(ofGroup(name)), source: 'manual', author: 'sunyue' });
  if (figures.grouped) tags.push({ tag: '已加群', source: 'rule', author: '入群事件' });
  if (figures.refunded) tags.push({ tag: '退过货', source: 'rule', author: '退款事件' });
  else if (dice.chance(0.03))
    tags.push({ tag: dice.pick(ofGroup('服务记录')), source: 'manual', author: 'sunyue' });
  return unique(tags);
}

/** What only a few are: said by hand, and said first, so that it wins over what a rule would say. */
function rarities(dice: Dice): DemoTag[] {
  if (!dice.chance(0.06)) return [];
  const tag = dice.pick([
    '超级会员',
    '团购团长',
    '企业采购',
    '一次性客户',
    '价格敏感',
    '大额单客户',
    '月均两单',
    '客单100以下',
  ]);
  return [{ tag, source: 'manual', author: 'sunyue' }];
}

function worth(f: Figures, dice: Dice): DemoTag[] {
  const out: DemoTag[] = [];
  if (f.amountCents >= 80_000) out.push({ tag: '高价值', source: 'rule', author: '客户分层' });
  else if (f.amountCents >= 25_000) out.push({ tag: '中价值', source: 'rule', author: '客户分层' });
  else if (f.orders > 0) out.push({ tag: '潜力客户', source: 'rule', author: '客户分层' });
  else if (dice.chance(0.04)) out.push({ tag: '低价值', source: 'rule', author: '客户分层' });
  if (f.consulted && f.orders === 0)
    out.push({
      tag: dice.pick(['意向', '高意向', '意向待跟进', '已报价', '犹豫中']),
      source: 'manual',
      author: 'sunyue',
    });
  else if (dice.chance(0.16))
    out.push({ tag: dice.pick(ofGroup('购买意向')), source: 'manual', author: 'sunyue' });
  return out;
}

function habits(f: Figures, dice: Dice): DemoTag[] {
  const out: DemoTag[] = [];
  if (f.orders >= 2) out.push({ tag: '复购客户', source: 'rule', author: '订单事件' });
  if (f.orders === 1) out.push({ tag: '首单客户', source: 'rule', author: '订单事件' });
  if (f.orders > 0 && f.amountCents / f.orders >= 30_000)
    out.push({ tag: '客单300以上', source: 'rule', author: '订单事件' });
  if (f.likes >= 2) out.push({ tag: '朋友圈常点赞', source: 'rule', author: '互动事件' });
  if (f.orders > 0 && dice.chance(0.3))
    out.push({ tag: dice.pick(['爱用券', '爱拼团', '囤货型', '尝鲜型']), source: 'sop', author: '复购提醒' });
  return out;
}

function phase(life: Life, f: Figures, { now, tz }: Calendar): DemoTag[] {
  const addedAt = life.passedAt ?? life.scannedAt;
  const state = stateOf({ addedAt, ...f, churn: null, lostAt: life.endsAt }, now);
  const tag =
    state === 'lost' ? '已流失' : state === 'dormant' ? '沉睡期' : STAGE_TAGS[stageOf(addedAt, now, tz)];
  return [{ tag, source: 'rule', author: '生命周期' }];
}

const STAGE_TAGS: Record<CustomerStage, string> = {
  newcomer: '新客',
  growing: '成长期客户',
  mature: '成熟期客户',
};

/** The first tag of a single-choice group wins; nothing stands twice. */
function unique(tags: readonly DemoTag[]): DemoTag[] {
  const seen = new Set<string>();
  return tags.filter(({ tag }) => {
    const group = TAG_GROUPS.find((g) => g.tags.includes(tag));
    const key = group?.choice === 'single' ? group.name : tag;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
