import type { Words } from '../kernel';
import type { EventKind } from './eventKinds';

export interface FunnelDefinition {
  id: FunnelId;
  name: string;
  windowDays: number;
  steps: readonly { id: string; name: string; kind: EventKind }[];
}
export type FunnelId = 'acquisition' | 'community';

const FUNNEL_NAMES_EN: Record<FunnelId, string> = {
  acquisition: 'Acquisition funnel',
  community: 'Community funnel',
};
const STEP_NAMES_EN: Record<string, string> = {
  scanned: 'scanned',
  requested: 'requested',
  passed: 'accepted',
  consult: 'consulted',
  order: 'ordered',
  repurchase: 'ordered again',
  groupJoin: 'joined the group',
  linkOpen: 'opened the link',
};

export const funnelName = (id: FunnelId, w: Words): string => w(FUNNELS[id].name, FUNNEL_NAMES_EN[id]);
export const stepName = (s: { kind: string; name: string }, w: Words): string =>
  w(s.name, STEP_NAMES_EN[s.kind] ?? s.name);

/** The built-in funnels (domain.md §5). 复购 is a second order after the first. */
export const FUNNELS: Readonly<Record<FunnelId, FunnelDefinition>> = {
  acquisition: {
    id: 'acquisition',
    name: '获客漏斗',
    windowDays: 30,
    steps: [
      { id: 'scanned', name: '扫码', kind: 'scanned' },
      { id: 'requested', name: '申请', kind: 'requested' },
      { id: 'passed', name: '通过', kind: 'passed' },
      { id: 'consult', name: '咨询', kind: 'consult' },
      { id: 'order', name: '成交', kind: 'order' },
      { id: 'repurchase', name: '复购', kind: 'order' },
    ],
  },
  community: {
    id: 'community',
    name: '社群漏斗',
    windowDays: 30,
    steps: [
      { id: 'groupJoin', name: '入群', kind: 'groupJoin' },
      { id: 'linkOpen', name: '打开链接', kind: 'linkOpen' },
      { id: 'order', name: '下单', kind: 'order' },
    ],
  },
};
