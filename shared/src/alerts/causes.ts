import type { AlertFacts, WatchedDevice } from './facts';
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
  title: string;
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
  return bySite(rule, broken, '台设备');
}

function ofQuarantined(rule: AlertRule, facts: AlertFacts): Cause[] {
  const all = facts.quarantined.map((d) => ({ site: d.site ?? NO_SITE, figure: 1, item: d }));
  return bySite(rule, all, '台设备');
}

function ofAccounts(rule: AlertRule, facts: AlertFacts): Cause[] {
  const broken = facts.accounts
    .filter((a) => breaks(rule, a.score))
    .map((a) => ({ site: a.team ?? NO_SITE, figure: a.score, item: a }));
  return bySite(rule, broken, '个微信号');
}

/** Of a phone one says 离线超过, not 设备离线时长超过. */
const SAID: Partial<Record<string, string>> = {
  offlineMinutes: '离线',
  battery: '电量',
  freeMb: '剩余空间',
  healthScore: '健康分',
};

/** These are so or are not: no bound is named. */
const PLAIN: Partial<Record<string, string>> = {
  abnormal: '异常，需要有人看一下',
  quarantined: '身份被两台手机争用，已隔离',
};

interface Broken {
  site: string;
  figure: number;
  item: { id: string; name: string; operator: string | null };
}

function bySite(rule: AlertRule, broken: readonly Broken[], counter: string): Cause[] {
  const sites = new Map<string, Broken[]>();
  for (const b of broken) sites.set(b.site, [...(sites.get(b.site) ?? []), b]);
  return [...sites].map(([site, all]) => {
    const [first] = all;
    const who =
      all.length === 1 && first ? `${first.item.id} ${first.item.name}` : `${all.length} ${counter}`;
    return {
      field: rule.field,
      site,
      subjects: all.map(({ item }) => ({ id: item.id, name: item.name, operator: item.operator })),
      figure: worst(
        rule,
        all.map((b) => b.figure),
      ),
      title: `${site} ${who} ${PLAIN[rule.field] ?? `${SAID[rule.field] ?? ''}${sayBound(rule)}`}`,
    };
  });
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
      title: `${q.name} 队列积压 ${Math.round(q.lagMinutes)} 分钟，${sayBound(rule)}`,
    }));
}

function ofCompany(rule: AlertRule, facts: AlertFacts): Cause[] | null {
  const found = companyFigure(rule, facts);
  if (found === 'unknown') return null;
  if (!found || !breaks(rule, found.figure)) return [];
  return [
    {
      field: rule.field,
      site: '',
      subjects: [],
      figure: found.figure,
      title: `${found.said}，${sayBound(rule)}`,
    },
  ];
}

type Found = { figure: number; said: string } | null | 'unknown';

/** null: too little to judge, which counts as well. */
function companyFigure(rule: AlertRule, facts: AlertFacts): Found {
  switch (rule.field) {
    case 'onlineRate':
      return share('设备在线率', facts.devices.filter((d) => d.online).length, facts.devices.length);
    case 'accountOnlineRate':
      return facts.accountsOnline
        ? share('账号在线率', facts.accountsOnline.online, facts.accountsOnline.total)
        : 'unknown';
    case 'failureRate':
      return facts.actions.settled < FEWEST_ACTIONS
        ? null
        : share('15 分钟内任务失败率', facts.actions.failed, facts.actions.settled);
    case 'newFriendsDrop':
      return facts.newFriends ? drop(facts.newFriends) : 'unknown';
    case 'wecomErrors':
      return facts.wecomErrors === null
        ? 'unknown'
        : { figure: facts.wecomErrors, said: `企业微信接口 15 分钟内出错 ${facts.wecomErrors} 次` };
    default:
      return metric(rule, facts);
  }
}

function share(name: string, part: number, whole: number): Found {
  if (whole === 0) return null;
  const figure = Math.round((part / whole) * 1000) / 10;
  return { figure, said: `${name} ${figure}%（${part}/${whole}）` };
}

function drop({ today, mean }: { today: number; mean: number }): Found {
  if (mean < FEWEST_FRIENDS) return null;
  const figure = Math.round((1 - today / mean) * 1000) / 10;
  return {
    figure,
    said: `今天新增好友 ${today}，比近 7 天同一时刻的均值 ${Math.round(mean * 10) / 10} 少 ${figure}%`,
  };
}

/** A day that is not over is always low, so `below` looks at yesterday and `above` at today so far. */
function metric(rule: AlertRule, facts: AlertFacts): Found {
  const known = facts.metrics.get(rule.field);
  if (!known) return 'unknown';
  const below = rule.op.startsWith('<');
  const figure = below ? known.yesterday : known.today;
  const field = fieldOf(rule.field);
  if (figure === null || !field) return null;
  return { figure, said: `${below ? '昨天' : '今天'}${field.name} ${figure}${field.unit}` };
}
