export { causesOf, type Cause, type Subject } from './causes';
export type { AlertFacts, WatchedAccount, WatchedDevice } from './facts';
export { fieldOf, type AlertField } from './fields';
export {
  ALERT_LEVELS,
  ALERT_STATES,
  ESCALATE_MINUTES,
  LEVEL_SIGNS,
  type AlertLevel,
  type AlertState,
} from './levels';
export { nextSteps, type AlertStep, type LiveAlert, type Quiet, type Watch } from './nextSteps';
export {
  checkRule,
  DEFAULT_RULES,
  rulesInForce,
  RULE_OPS,
  sayRule,
  type AlertRule,
  type RuleOp,
} from './rules';
