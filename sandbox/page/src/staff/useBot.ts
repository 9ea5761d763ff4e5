import { useView } from '../live/useView';

export interface BotFacts {
  name: string;
  /** over the long connection */
  connected: boolean;
  mode: 'auto' | 'callback' | 'socket';
}

/** The bot as the sandbox knows it; null until it was read. */
export const useBot = (changes: number): BotFacts | null => useView<BotFacts>('aibot', changes).data;
