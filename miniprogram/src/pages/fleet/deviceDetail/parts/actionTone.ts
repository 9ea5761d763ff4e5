import { ACTION_STATE_NAMES, ACTION_STATES, type ActionState } from '@cunkebao/shared/tasks/actionStates';
import type { Tone } from '@/ui/tone';

const TONES: Record<ActionState, Tone> = {
  ready: 'mute',
  sent: 'info',
  journalled: 'info',
  running: 'info',
  done: 'ok',
  failed: 'bad',
  refused: 'bad',
  expired: 'warn',
  cancelled: 'mute',
  unknown: 'warn',
  skipped: 'mute',
};

/** The server says states in words, as in the chat; a word this version does not know stays grey. */
export function actionTone(stateName: string): Tone {
  const state = ACTION_STATES.find((known) => ACTION_STATE_NAMES[known] === stateName);
  return state ? TONES[state] : 'mute';
}
