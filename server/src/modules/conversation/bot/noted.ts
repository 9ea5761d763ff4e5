import type { BotNote } from '../place';
import type { Outgoing } from '../render';

/** The message as one of the bot's. */
export const noted = (m: Outgoing, bot: BotNote): Outgoing => ({ ...m, body: { ...m.body, bot } });
