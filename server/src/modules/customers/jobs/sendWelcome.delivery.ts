import { z } from 'zod';
import { delivery, WecomFault } from '../../../kernel';
import { actorOf } from '../../operators';
import { greetingOf } from '../greetingOf';
import { openWelcome, settleWelcome } from '../welcomeStore';

/**
 * Greets a new customer, on a queue of its own so that nothing goes before it. Another app greeting at the same moment
 * (41096) and a passing fault are tried again within the code's 20 s; 41051 says they talk already, and like every other
 * refusal it is the end of it (wecom-api.md §10.4).
 */
export const sendWelcome = delivery({
  name: 'customers.sendWelcome',
  queue: 'welcome',
  data: z.object({ id: z.string().max(20) }),
  attempts: 6,

  async prepare(ctx, { id }) {
    const welcome = await openWelcome(ctx, id);
    if (!welcome) return null;
    const member = await actorOf(ctx, welcome.userid);
    return { ...welcome, text: greetingOf(member?.name ?? null) };
  },

  async send({ contacts }, { code, text }): Promise<number | null> {
    try {
      await contacts.welcome(code, text);
      return null;
    } catch (error) {
      if (!(error instanceof WecomFault) || isPassing(error)) throw error;
      return error.errcode;
    }
  },

  record: (ctx, { id }, errcode) => settleWelcome(ctx, id, errcode),

  async failed(ctx, { id }, error, last) {
    if (last) await settleWelcome(ctx, id, error instanceof WecomFault ? error.errcode : 0);
  },
});

const ANOTHER_APP = 41096;

const isPassing = (fault: WecomFault): boolean =>
  fault.errcode === ANOTHER_APP || fault.action === 'retry' || fault.action === 'backoff';
