import { phoneFrame, versionStanding, type PhoneFrame, type VersionStanding } from '@cunkebao/shared/fleet';
import { z } from 'zod';

/** What arrived on a socket: a frame, one of a type or version we do not know, or something that is none. */
export type Arrived =
  | { kind: 'frame'; frame: PhoneFrame }
  | { kind: 'unknownType'; id: string; seq: number }
  | { kind: 'version'; id: string; v: number; standing: Exclude<VersionStanding, 'spoken'> }
  | { kind: 'bad' };

const envelope = z.object({
  v: z.number().int().min(0).max(1000),
  id: z.string().min(1).max(64),
  seq: z.number().int().nonnegative(),
  t: z.string().max(40),
});
const KNOWN = new Set(['hello', 'hb', 'got', 'step', 'res', 'told', 'evt', 'rekey', 'ack', 'err']);

/** Newer phones may say what we do not understand yet; only what breaks the protocol is bad. */
export function readFrame(raw: string): Arrived {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return { kind: 'bad' };
  }
  const frame = phoneFrame.safeParse(json);
  if (frame.success) return { kind: 'frame', frame: frame.data };
  const outer = envelope.safeParse(json);
  if (!outer.success) return { kind: 'bad' };
  const { id, seq, t, v } = outer.data;
  const standing = versionStanding(v);
  if (standing !== 'spoken') return { kind: 'version', id, v, standing };
  return KNOWN.has(t) ? { kind: 'bad' } : { kind: 'unknownType', id, seq };
}

/** What our acknowledgement names: an action's result and an event by their own ids, anything else by the frame's. */
export function refOf(frame: PhoneFrame): string {
  if (frame.t === 'res') return frame.d.action;
  return frame.t === 'evt' ? frame.d.ref : frame.id;
}
