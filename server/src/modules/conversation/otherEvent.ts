import { eventName, WECOM_EVENTS } from '@cunkebao/shared/wecom';
import { callbacksOf, type Ctx, type WecomMessage } from '../../kernel';
import { word } from './press';
import { noteUnused } from './store/unusedEvents';

/** Events by which a person speaks or arrives; all others are for areas that asked for them. */
export const SPOKEN: ReadonlySet<string> = new Set([
  'template_card_event',
  'template_card_menu_event',
  'click',
  'enter_agent',
  'subscribe',
]);

/** Hands an event to whoever uses it. One that nobody uses is kept in the inbox like all others, and counted. */
export async function otherEvent(ctx: Ctx, message: WecomMessage): Promise<void> {
  const users = callbacksOf(word(message.Event), word(message['ChangeType']));
  for (const callback of users) await callback.handle(ctx, message);
  if (users.length === 0) await noteUnused(ctx, nameOf(message));
}

function nameOf(message: WecomMessage): string {
  const [event, change] = [word(message.Event), word(message['ChangeType'])];
  const known = WECOM_EVENTS.find((e) => e.event === event && (e.change ?? '') === change);
  return known ? eventName(known) : 'unknown';
}
