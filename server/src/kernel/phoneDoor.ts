import type { PairRequest, PhoneBody, Vitals } from '@cunkebao/shared/fleet';
import type { Ctx } from './ctx';

export type Hello = Extract<PhoneBody, { t: 'hello' }>['d'];

/** What a `hello` gets: a generation, or the reason why not, in the words of the protocol. */
export type Admission =
  | { admitted: true; generation: number }
  | {
      admitted: false;
      reason: 'badKey' | 'staleTime' | 'unbound' | 'quarantined' | 'awaiting-confirmation';
    };

export interface Fitness {
  /** why it gets no work at all, in words; null = it may work */
  closed: string | null;
  /** why it gets none for the next seconds, in words: it is on its way to another server */
  moving: string | null;
  /** what it said it can do (`restart@1`) at its last hello; null = it has not said one */
  caps: readonly string[] | null;
}

/** The newest a phone said of itself within the last second. */
export interface Beat {
  device: string;
  generation: number;
  at: Date;
  vitals: Vitals;
}

/**
 * The one area that owns the devices. The gateway holds sockets and frames and asks this port everything else; each
 * method is one transaction of the caller and may be repeated.
 */
export interface PhoneDoor {
  /** redeems a ticket once; throws Fault forbidden (ticket) or invalid (key) */
  pair(ctx: Ctx, request: PairRequest): Promise<{ device: string }>;
  /** checks signature, nonce and time; each acceptance is a new generation that shuts out the older ones */
  admit(ctx: Ctx, hello: Hello, nonce: string): Promise<Admission>;
  /** what these phones may be given now; unknown ones are left out */
  fitness(ctx: Ctx, deviceIds: readonly string[]): Promise<ReadonlyMap<string, Fitness>>;
  /** the socket is ready for frames: the phone is online, and what waited for it may go */
  opened(ctx: Ctx, device: { id: string; generation: number }, node: string): Promise<void>;
  /** at most 500, at most one a device; those of an older generation change nothing */
  beats(ctx: Ctx, node: string, beats: readonly Beat[]): Promise<void>;
  /** the process that holds these phones is about to stop: from now on they are given nothing new. May be repeated */
  drain(ctx: Ctx, node: string): Promise<void>;
  /** those of these phones that were handed an action they have not acknowledged yet */
  busy(ctx: Ctx, deviceIds: readonly string[]): Promise<string[]>;
  /** the socket closed, or nothing came for 2.5 beats; of an older generation it changes nothing */
  lost(ctx: Ctx, device: { id: string; generation: number }, by: 'closed' | 'silent'): Promise<void>;
}
