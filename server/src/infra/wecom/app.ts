import type { Call } from './call';

/** The self-built app whose messages these are. */
export interface App {
  call: Call;
  agentid: number;
  /** accounts of the company: its daily person-times depend on them; null = not known, not counted */
  accounts: number | null;
}
