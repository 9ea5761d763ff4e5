export { beyond } from './beyond';
export { canonicalJson } from './canonicalJson';
export { exportName } from './exportName';
export { mentionsLast } from './mentionsLast';
export { missingOf } from './missingOf';
export { nextMove, type Move, type Said } from './nextMove';
export { PAGE_ROWS, pageOf, type Page } from './pages';
export { correctionOf, readAnswer } from './readAnswer';
export { changeable, changed, readChange } from './readChange';
export { byteLength, clip, lengthOf, splitText } from './splitText';
export {
  ANY_SLOT,
  emptyDialogue,
  inMinutes,
  LIST_MINUTES,
  MAX_FRAMES,
  QUESTION_MINUTES,
  stillOpen,
  type Dialogue,
  type Frame,
  type LastSeen,
} from './state';
