import type { Outgoing } from './render';

/** Messages for one person, in their order; the same key again plans nothing. */
export interface Letters {
  to: string;
  key: string;
  messages: readonly Outgoing[];
}
