import { unixSeconds } from '../clock/clock';
import type { Json } from '../wecom/json';
import type { World } from '../world';
import type { Turn } from './bot';

/** What every push of the bot begins with (wecom-api.md §6.1). */
const common = (world: World, turn: Turn): Json => ({
  msgid: turn.msgid,
  create_time: unixSeconds(world.clock),
  aibotid: world.bot.id,
  ...(turn.chatid ? { chatid: turn.chatid } : {}),
  chattype: turn.chatid ? 'group' : 'single',
  from: { userid: turn.userid },
});

export const messageBody = (world: World, turn: Turn, content: Json & { msgtype: string }): Json => ({
  ...common(world, turn),
  ...content,
});

export const eventBody = (world: World, turn: Turn, eventtype: string, fields: Json): Json => ({
  ...common(world, turn),
  msgtype: 'event',
  event: { eventtype, [eventtype]: fields },
});

/** Mode A asks for more of a stream. No response_url here. */
export const refreshBody = (world: World, turn: Turn): Json => ({
  ...common(world, turn),
  msgtype: 'stream',
  stream: { id: turn.stream?.id ?? '' },
});
