import { request } from 'undici';
import { clockState } from '../clock/clock';
import { personList, refreshPeople } from '../people';
import { refreshBook } from '../phones/fleet';
import type { SimPhone } from '../phones/phone';
import { phoneView } from '../phones/view';
import { later } from '../scheduler';
import { isOtherChat } from '../chat/keys';
import { stopTyping } from '../chat/typing';
import { keepChats, keepClock } from '../wecom/restore';
import type { World } from '../world';
import { broadcast, isWatched, toWatchers, type Hub } from './hub';

const LOOK_MS = 2_000;
const TOGETHER_MS = 100;

/** Connects every change of the world to those who look at it, and to the files that keep it. */
export function wireLive(world: World, hub: Hub): void {
  const tellPeople = soonTold(world, () => {
    broadcast(hub, { type: 'people', people: personList(world.people) });
  });
  world.chats.onChange = (userid, entry, isNew) => {
    const fromApp = entry.message.from === 'app';
    if (fromApp) stopTyping(world, userid);
    toWatchers(hub, userid, { type: 'message', userid, message: entry.message });
    if (isNew && fromApp && !isOtherChat(userid) && !isWatched(hub, userid)) {
      world.people.unread.set(userid, (world.people.unread.get(userid) ?? 0) + 1);
      tellPeople();
    }
    keepChats(world);
  };
  world.onTyping = (userid, on) => {
    toWatchers(hub, userid, { type: 'typing', userid, on });
  };
  world.clock.listeners.push((clock) => {
    broadcast(hub, { type: 'clock', clock: clockState(clock) });
    keepClock(world);
  });
  world.fleet.onChange = phonesTogether(world, hub);
  world.onCompany = soonTold(world, () => {
    broadcast(hub, { type: 'changed' });
  });
}

/** Ten thousand phones change thousands of times a second; a page can be told of it a few times a second. */
function phonesTogether(world: World, hub: Hub): (phone: SimPhone) => void {
  const changed = new Set<SimPhone>();
  const tell = soonTold(world, () => {
    broadcast(hub, { type: 'phones', phones: [...changed].map(phoneView) });
    changed.clear();
  });
  return (phone) => {
    changed.add(phone);
    tell();
  };
}

/** Runs `tell` once for all that is said within a tenth of a second. */
function soonTold(world: World, tell: () => void): () => void {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    later(world.scheduler, TOGETHER_MS, () => {
      waits = false;
      tell();
    });
  };
}

/** Every two seconds: is the product up, has the seed written people or phones. */
export async function lookAround(world: World, hub: Hub): Promise<void> {
  const up = await isUp(world.product.url);
  if (up !== world.product.up) {
    world.product.up = up;
    broadcast(hub, { type: 'product', up });
  }
  try {
    if (refreshPeople(world.people)) broadcast(hub, { type: 'people', people: personList(world.people) });
    refreshBook(world.fleet);
  } catch (error) {
    // Caught in the middle of being written; the next look finds it whole.
    world.log.warn({ because: (error as Error).name }, 'people or phone book not readable yet');
  }
  later(world.scheduler, LOOK_MS, () => void lookAround(world, hub));
}

async function isUp(url: string): Promise<boolean> {
  try {
    const answer = await request(`${url}/healthz`, { signal: AbortSignal.timeout(LOOK_MS) });
    await answer.body.dump();
    return answer.statusCode === 200;
  } catch {
    return false;
  }
}
