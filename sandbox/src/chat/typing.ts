import { later } from '../scheduler';
import type { World } from '../world';

const LONGEST_MS = 10_000;

/** The product has this person's message and has not answered: shown until it does, ten seconds at most. */
export function startTyping(world: World, userid: string): void {
  stopTyping(world, userid);
  const cancel = later(world.scheduler, LONGEST_MS, () => {
    stopTyping(world, userid);
  });
  world.typing.set(userid, cancel);
  world.onTyping(userid, true);
}

/** The answer came. Safe when nobody was waiting. */
export function stopTyping(world: World, userid: string): void {
  const cancel = world.typing.get(userid);
  if (!cancel) return;
  cancel();
  world.typing.delete(userid);
  world.onTyping(userid, false);
}
