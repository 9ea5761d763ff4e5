export { assertNever } from './assertNever';
export {
  endpoint,
  type ApiErrorBody,
  type Endpoint,
  type EndpointInput,
  type EndpointKey,
  type EndpointReply,
} from './endpoint';
export { yuan } from './money';
export { nearestIds } from './nearestIds';
export { spanText } from './spanText';
export {
  addDays,
  clockOf,
  dayBounds,
  dayOf,
  fromWall,
  momentOf,
  offsetMinutes,
  toWall,
  type Wall,
} from './zone';
