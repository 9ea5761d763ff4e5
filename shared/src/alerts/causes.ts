import { bothWays, type Said, type Words } from '../kernel';
import type { AlertFacts, WatchedDevice } from './facts';
import { PLAIN, SAID } from './causeWords';
import { fieldOf } from './fields';
import { breaks, sayBound, type AlertRule } from './rules';

/** One of those an alert is about, and who looks after it. */
export interface Subject {
  id: string;
  name: string;
  operator: string | null;
}

/** A rule that is broken at one site: what one alert stands for, however many phones it is (fleet.md §3). */
export interface Cause {
  field: string;
  /** '' when the whole company is meant */
  site: string;
  subjects: Subject[];
  /** the worst figure */
  figure: number;
  title: Said;
  /** what stands out: 3 台设备 离线, 82.5% 设备在线率 */
  emphasis: { figure: Said; of: Said };
}

/** Fewer than this and a rate says nothing. */
const FEWEST_ACTIONS = 5;
const FEWEST_FRIENDS = 5;
const NO_SITE = '未分组';

/** Where this rule is broken now; empty: nowhere; null: nobody can tell. */
export function causesOf(rule: AlertRule, facts: AlertFacts): Cause[] | null {
  switch (rule.field) {
    case 'offlineMinutes':
      return ofDevices(rule, facts, (d) => d.offlineMinutes);
    case 'battery':
      return ofDevices(rule, facts, (d) => (d.charging ? null : d.battery));
    case 'freeMb':
      return ofDevices(rule, facts, (d) => d.freeMb);
    case 'abnormal':
      return ofDevices(rule, facts, (d) => (d.abnormal ? 1 : 0));
    case 'quarantined':
      return ofQuarantined(rule, facts);
    case 'healthScore':
      return ofAccounts(rule, facts);
    case 'queueLag':
      return ofQueues(rule, facts);
    default:
      return ofCompany(rule, facts);
  }
}

function ofDevices(
  rule: AlertRule,
  facts: AlertFacts,
  figureOf: (d: WatchedDevice) => number | null,
): Cause[] {
  const broken = facts.devices.flatMap((d) => {
    const figure = figureOf(d);
    return figure !== null && breaks(rule, figure) ? [{ site: d.site ?? NO_SITE, figure, item: d }] : [];
  });
  return bySite(rule, broken, { zh: '台设备', en: 'devices' });
}

function ofQuarantined(rule: AlertRule, facts: AlertFacts): Cause[] {
  const all = facts.quarantined.map((d) => ({ site: d.site ?? NO_SITE, figure: 1, item: d }));
  return bySite(rule, all, { zh: '台设备', en: 'devices' });
}

function ofAccounts(rule: AlertRule, facts: AlertFacts): Cause[] {
  const broken = facts.accounts
    .filter((a) => breaks(rule, a.score))
    .map((a) => ({ site: a.team ?? NO_SITE, figure: a.score, item: a }));
  return bySite(rule, broken, { zh: '个微信号', en: 'accounts' });
}

interface Broken {
  site: string;
  figure: number;
  item: { id: string; name: string; operator: string | null };
}

function bySite(rule: AlertRule, broken: readonly Broken[], counter: Said): Cause[] {
  const name = SAID[rule.field] ?? { zh: '', en: '' };
  const plain = PLAIN[rule.field];
  const sites = new Map<string, Broken[]>();
  for (const b of broken) sites.set(b.site, [...(sites.get(b.site) ?? []), b]);
  return [...sites].map(([site, all]) => {
    const figure = worst(
      rule,
      all.map((b) => b.figure),
    );
    return {
      field: rule.field,
      site,
      subjects: all.map(({ item }) => ({ id: item.id, name: item.name, operator: item.operator })),
      figure,
      title: bothWays((w) => {
        const where = site === NO_SITE ? w(NO_SITE, 'ungrouped') : site;
        return `${where} ${who(all, counter, w)} ${plain ? w(plain.zh, plain.en) : `${w(name.zh, `${name.en} `)}${sayBound(rule, w)}`}`;
      }),
      emphasis: {
        figure: bothWays((w) => (all.length > 1 || plain ? `${all.length}` : withUnit(rule, figure, w))),
        of: bothWays(
          (w) => `${all.length > 1 || plain ? w(counter.zh, `${counter.en} `) : ''}${w(name.zh, name.en)}`,
        ),
      },
    };
  });
}

const who = ([first, ...others]: readonly Broken[], counter: Said, w: Words): string =>
  first && others.length === 0
    ? `${first.item.id} ${first.item.name}`
    : `${others.length + 1} ${w(counter.zh, counter.en)}`;

/** 12 分钟 · 82.5% · 48 分 */
function withUnit(rule: AlertRule, figure: number, w: Words): string {
  const unit = fieldOf(rule.field, w)?.unit ?? '';
  return `${Math.round(figure * 10) / 10}${unit === '%' || unit === '' ? '' : ' '}${unit}`;
}

const worst = (rule: AlertRule, figures: readonly number[]): number =>
  rule.op.startsWith('<') ? Math.min(...figures) : Math.max(...figures);

function ofQueues(rule: AlertRule, facts: AlertFacts): Cause[] | null {
  if (!facts.queues) return null;
  return facts.queues
    .filter((q) => breaks(rule, q.lagMinutes))
    .map((q) => ({
      field: rule.field,
      site: q.name,
      subjects: [],
      figure: q.lagMinutes,
      title: bothWays((w) => {
        const minutes = Math.round(q.lagMinutes);
        return `${w(`${q.name} 队列积压 ${minutes} 分钟，`, `Queue ${q.name} lags ${minutes} min, `)}${sayBound(rule, w)}`;
      }),
      emphasis: {
        figure: bothWays((w) => withUnit(rule, q.lagMinutes, w)),
        of: bothWays((w) => w(`${q.name} 队列积压`, `lag of queue ${q.name}`)),
      },
    }));
}

function ofCompany(rule: AlertRule, facts: AlertFacts): Cause[] | null {
  const found = companyFigure(rule, facts);
  if (found === 'unknown') return null;
  if (!found || !breaks(rule, found.figure)) return [];
  const { figure, said } = found;
  return [
    {
      field: rule.field,
      site: '',
      subjects: [],
      figure,
      title: bothWays((w) => `${w(said.zh, said.en)}${w('，', ', ')}${sayBound(rule, w)}`),
      emphasis: {
        figure: bothWays((w) => withUnit(rule, figure, w)),
        of: bothWays((w) => fieldOf(rule.field, w)?.name ?? rule.field),
      },
    },
  ];
}

type Found = { figure: number; said: Said } | null | 'unknown';

/** null: too little to judge, which counts as well. */
function companyFigure(rule: AlertRule, facts: AlertFacts): Found {
  switch (rule.field) {
    case 'onlineRate':
      return share(rule, facts.devices.filter((d) => d.online).length, facts.devices.length);
    case 'accountOnlineRate':
      return facts.accountsOnline
        ? share(rule, facts.accountsOnline.online, facts.accountsOnline.total)
        : 'unknown';
    case 'failureRate':
      return facts.actions.settled < FEWEST_ACTIONS
        ? null
        : share(rule, facts.actions.failed, facts.actions.settled, {
            zh: '15 分钟内',
            en: 'in the last 15 min ',
          });
    case 'newFriendsDrop':
      return facts.newFriends ? drop(facts.newFriends) : 'unknown';
    case 'wecomErrors':
      return facts.wecomErrors === null
        ? 'unknown'
        : {
            figure: facts.wecomErrors,
            said: {
              zh: `企业微信接口 15 分钟内出错 ${facts.wecomErrors} 次`,
              en: `WeCom failed ${facts.wecomErrors} times in 15 min`,
            },
          };
    default:
      return metric(rule, facts);
  }
}

function share(rule: AlertRule, part: number, whole: number, when: Said = { zh: '', en: '' }): Found {
  if (whole === 0) return null;
  const figure = Math.round((part / whole) * 1000) / 10;
  const said = bothWays((w) => {
    const name = `${w(when.zh, when.en)}${fieldOf(rule.field, w)?.name ?? ''}`;
    return w(`${name} ${figure}%（${part}/${whole}）`, `${name} ${figure}% (${part}/${whole})`);
  });
  return { figure, said };
}

function drop({ today, mean }: { today: number; mean: number }): Found {
  if (mean < FEWEST_FRIENDS) return null;
  const figure = Math.round((1 - today / mean) * 1000) / 10;
  const usual = Math.round(mean * 10) / 10;
  return {
    figure,
    said: {
      zh: `今天新增好友 ${today}，比近 7 天同一时刻的均值 ${usual} 少 ${figure}%`,
      en: `New friends today ${today}, ${figure}% fewer than the mean ${usual} of 7 days at this time`,
    },
  };
}

/** A day that is not over is always low, so `below` looks at yesterday and `above` at today so far. */
function metric(rule: AlertRule, facts: AlertFacts): Found {
  const known = facts.metrics.get(rule.field);
  if (!known) return 'unknown';
  const below = rule.op.startsWith('<');
  const figure = below ? known.yesterday : known.today;
  if (figure === null || !fieldOf(rule.field)) return null;
  return {
    figure,
    said: bothWays((w) => {
      const day = below ? w('昨天', 'yesterday ') : w('今天', 'today ');
      const { name = '', unit = '' } = fieldOf(rule.field, w) ?? {};
      return `${day}${name} ${figure}${w('', unit === 'yuan' ? ' ' : '')}${unit}`;
    }),
  };
}
