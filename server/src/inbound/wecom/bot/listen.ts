import type { Frame } from '../../../infra/bot/link';
import type { Clock, Log } from '../../../kernel';
import type { Arrival } from '../arrival';
import type { Intake } from '../intake';
import { Refusal } from '../refusal';
import { arrivalOf, readBotPush } from './readBotArrival';

interface Parts {
  intake: Intake;
  clock: Clock;
  log: Log;
}

const TALKS = new Set(['aibot_msg_callback', 'aibot_event_callback']);
/** The long connection has no redelivery: what cannot be kept at once is tried this often, a second apart. */
const TRIES = 120;

/** What people say over the bot's long connection: kept, then answered through the outbox. */
export function listenToBot({ intake, clock, log }: Parts): (frame: Frame) => void {
  const keep = async (arrival: Arrival): Promise<void> => {
    for (let n = 0; n < TRIES; n++)
      try {
        if (await intake.keep(arrival, true)) intake.wake(arrival.userid);
        return;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        await new Promise((r) => setTimeout(r, 1000));
      }
    log.error({ area: 'bot', key: arrival.key }, 'a message to the bot could not be kept');
  };
  return ({ cmd, reqId, body }) => {
    if (!TALKS.has(cmd)) return;
    try {
      const arrival = arrivalOf(readBotPush(body), 'socket', reqId, clock.now());
      if (arrival) void keep(arrival);
    } catch (error) {
      log.warn({ area: 'bot', cmd, error: String(error) }, 'a push of the bot is not understood');
    }
  };
}
