import { createHash } from 'node:crypto';
import { makeDice, type DemoEvent, type Dice } from '@cunkebao/shared/demo';

/** Something that customers do, or that is done for them, as the phone of an account tells it. */
export interface Happening {
  /** the same happening has the same name in every run, so that telling it again changes nothing */
  ref: string;
  /** an event kind of the product's book, or momentPublished */
  kind: string;
  at: number;
  account: string;
  data: Record<string, unknown>;
  /** when the story of a newcomer began; it is told from its beginning or not at all. Null: somebody known already */
  begun: number | null;
}

/** An account whose customers live. */
export interface LivingAccount {
  id: string;
  friends: readonly { id: string; nickname: string }[];
}

/** How the refs of all happenings begin: other reports of the phone do not. */
export const LIFE = 'life:';

const digest = (parts: readonly string[]): Buffer => createHash('sha256').update(parts.join('|')).digest();

/** Dice of their own for everything that has a name: the same name always throws the same. */
export const diceOf = (...parts: string[]): Dice => makeDice(digest(parts).readUInt32BE(0));

/** A short name made of these parts: for refs, and for WeChat ids of people nobody has seen before. */
export const nameOf = (...parts: string[]): string => digest(parts).toString('hex').slice(0, 16);

/** What one person did, each thing under its own ref. */
export const toHappenings = (
  events: readonly DemoEvent[],
  who: { ref: string; account: string; begun: number | null; data: Record<string, unknown> },
): Happening[] =>
  events.map(({ kind, at, amountCents, groupType }, i) => ({
    ref: `${who.ref}:${i}`,
    kind,
    at: at.getTime(),
    account: who.account,
    begun: who.begun,
    data: {
      ...who.data,
      ...(groupType === undefined ? {} : { groupType, group: `${groupType}1号群` }),
      ...(amountCents === undefined ? {} : { amountCents }),
    },
  }));
