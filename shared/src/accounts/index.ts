export * from './healthEvents';
export * from './healthScore';
export * from './kinds';
export * from './quotaWait';
export * from './tiers';
