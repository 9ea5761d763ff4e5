import type { ChatDesk } from './chatDesk';

/** After so long the door leaves an answer to the outbox; a little less, for the way there and back. */
const GIVEN_UP_MS = 2400;

/** On a busy machine a turn may be too late for its response: then everybody waits for what the outbox brings. */
export function patiently(desk: ChatDesk): ChatDesk {
  const wait =
    <A extends unknown[], R extends { reply: unknown }>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const since = Date.now();
      const answer = await act(...args);
      if (!answer.reply && Date.now() - since > GIVEN_UP_MS) await desk.settle();
      return answer;
    };
  return Object.assign(desk, { say: wait(desk.say), press: wait(desk.press) });
}
