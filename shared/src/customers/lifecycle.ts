/** Lifecycle words of domain.md §3: `stage` counts days since added, `state` follows behaviour. Free of zod. */
import type { Words } from '../kernel';

export const CUSTOMER_STAGES = ['newcomer', 'growing', 'mature'] as const;
export type CustomerStage = (typeof CUSTOMER_STAGES)[number];
export const CUSTOMER_STAGE_NAMES: Record<CustomerStage, string> = {
  newcomer: '新客',
  growing: '成长期',
  mature: '成熟期',
};

const CUSTOMER_STAGE_NAMES_EN: Record<CustomerStage, string> = {
  newcomer: 'new',
  growing: 'growing',
  mature: 'mature',
};

export const customerStageNames = (w: Words): Readonly<Record<CustomerStage, string>> =>
  w(CUSTOMER_STAGE_NAMES, CUSTOMER_STAGE_NAMES_EN);
const CUSTOMER_STATE_NAMES_EN: Record<CustomerState, string> = {
  active: 'active',
  dormant: 'dormant',
  churnRisk: 'may be lost',
  lost: 'lost',
};

export const customerStateNames = (w: Words): Readonly<Record<CustomerState, string>> =>
  w(CUSTOMER_STATE_NAMES, CUSTOMER_STATE_NAMES_EN);

export const CUSTOMER_STATES = ['active', 'dormant', 'churnRisk', 'lost'] as const;
export type CustomerState = (typeof CUSTOMER_STATES)[number];
export const CUSTOMER_STATE_NAMES: Record<CustomerState, string> = {
  active: '活跃',
  dormant: '沉睡',
  churnRisk: '有流失风险',
  lost: '已流失',
};
