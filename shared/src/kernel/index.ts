export { assertNever } from './assertNever';
export {
  endpoint,
  type ApiErrorBody,
  type Endpoint,
  type EndpointInput,
  type EndpointKey,
  type EndpointReply,
} from './endpoint';
export { bothWays, wordsOf, type Language, type Said, type Words } from './language';
export { yuan } from './money';
export { nearestIds } from './nearestIds';
export { resaid, type Resaid } from './resaid';
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
