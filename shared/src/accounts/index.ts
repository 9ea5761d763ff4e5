export * from './healthEvents';
export * from './healthScore';
export * from './kinds';
export * from './pauseReason';
export * from './penalties';
export * from './quotaWait';
export * from './tiers';
