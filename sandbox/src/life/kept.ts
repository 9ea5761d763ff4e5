import { z } from 'zod';
import type { Fleet } from '../phones/phone';
import { readDocument } from '../store/stateDir';

export const LIFE_DOCUMENT = 'life.json';

/** How far one installation has lived. */
export interface Reach {
  /** stories that began by then are not told */
  since: number;
  /** everything up to then was lived */
  until: number;
  /** when the oldest happening was that the server may not have; null when it has all */
  untold: number | null;
}

const kept = z.record(
  z.string(),
  z.object({ since: z.number(), until: z.number(), untold: z.number().nullable() }),
);

/** By installation; what cannot be read is forgotten, and those phones begin to live now. */
export const readReach = (fleet: Fleet): Record<string, Reach> =>
  kept.catch({}).parse(readDocument(fleet.state, LIFE_DOCUMENT) ?? {});
