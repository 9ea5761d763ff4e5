export * from './healthEvents';
export * from './healthScore';
export * from './kinds';
export * from './tiers';
