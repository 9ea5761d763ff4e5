import { fitsGroup, listFitsGroup } from '@cunkebao/shared/conversation';
import { HOME, isGroup, type Place } from './place';
import type { Turn } from './turn';

/** This turn is about that command: in a group, what may name a customer goes to the asker alone. */
export function touches(turn: Turn, command: string): void {
  turn.confidential ||= !fitsGroup(command);
}

export function touchesList(turn: Turn, of: string): void {
  turn.confidential ||= !listFitsGroup(of);
}

/** Where the answer goes: where it was asked, unless that is a group and the answer is not for everybody. */
export const answeredIn = (turn: Turn): Place =>
  turn.confidential && isGroup(turn.place) ? HOME : turn.place;
