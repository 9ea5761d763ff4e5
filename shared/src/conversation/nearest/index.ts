export { corrected } from './corrected';
export { nearest } from './nearest';
