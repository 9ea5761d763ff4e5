/** Lifecycle words of domain.md §3: `stage` counts days since added, `state` follows behaviour. Free of zod. */
export const CUSTOMER_STAGES = ['newcomer', 'growing', 'mature'] as const;
export type CustomerStage = (typeof CUSTOMER_STAGES)[number];
export const CUSTOMER_STAGE_NAMES: Record<CustomerStage, string> = {
  newcomer: '新客',
  growing: '成长期',
  mature: '成熟期',
};

export const CUSTOMER_STATES = ['active', 'dormant', 'churnRisk', 'lost'] as const;
export type CustomerState = (typeof CUSTOMER_STATES)[number];
export const CUSTOMER_STATE_NAMES: Record<CustomerState, string> = {
  active: '活跃',
  dormant: '沉睡',
  churnRisk: '有流失风险',
  lost: '已流失',
};
