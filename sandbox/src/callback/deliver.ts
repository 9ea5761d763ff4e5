import { NO_FAULT, takeFault, type Fault } from '../faults';
import { later } from '../scheduler';
import type { World } from '../world';
import { applyReply, type ReplyContext } from './passiveReply';
import { post, styleOf } from './post';
import { toXml, type XmlNode } from './xml';

/** One push to the product, delivered until it is taken. */
export interface Callback {
  plain: XmlNode;
  /** null for changes of contacts and customers: they belong to no chat and to no app (wecom-api.md §1.3) */
  context: ReplyContext | null;
  /** called once: was it taken, and did the answer say something already */
  onFate: (fate: 'delivered' | 'failed', answered: boolean) => void;
}

const DELIVERIES = 3;
const REORDER_MS = 2_000;

/**
 * Sends a callback as WeCom does: sealed anew for each delivery, five seconds to answer, three deliveries in all
 * with the same plaintext (wecom-api.md §1.5). Never throws; its fate is told to `onFate`.
 */
export async function deliverCallback(world: World, callback: Callback): Promise<void> {
  const plain = toXml(callback.plain, styleOf(world));
  const fault = takeFault(world.faults, 'callback');
  if (fault.reorder) await heldBack(world);
  const answered = await attempts(world, callback.context, plain, fault);
  releaseHeld(world);
  callback.onFate(answered === null ? 'failed' : 'delivered', answered ?? false);
  await repeat(world, callback.context, plain, { times: fault.duplicate, answered: answered ?? false });
}

/** Needless deliveries. A message has one passive reply: what a repetition answers is shown only if nothing was before. */
async function repeat(
  world: World,
  context: ReplyContext | null,
  plain: string,
  { times, answered }: { times: number; answered: boolean },
): Promise<void> {
  let said = answered;
  for (let n = 0; n < times; n += 1)
    if (said) await post(world, plain, context !== null);
    else said = (await attempt(world, context, plain, NO_FAULT)) ?? false;
}

/** True or false: taken, with or without an answer; null: never taken. */
async function attempts(
  world: World,
  context: ReplyContext | null,
  plain: string,
  first: Readonly<Fault>,
): Promise<boolean | null> {
  for (let n = 0; n < DELIVERIES; n += 1) {
    if (n > 0) await pause(world, world.timing.callbackRetryMs * 4 ** (n - 1));
    const fault = n === 0 ? first : takeFault(world.faults, 'callback');
    const taken = await attempt(world, context, plain, fault);
    if (taken !== null) return taken;
  }
  return null;
}

async function attempt(
  world: World,
  context: ReplyContext | null,
  plain: string,
  fault: Readonly<Fault>,
): Promise<boolean | null> {
  if (fault.delayMs > 0) await pause(world, fault.delayMs);
  if (fault.drop === 'request') return null;
  const reply = await post(world, plain, context !== null, fault.seal);
  if (reply === null || fault.drop === 'answer') return null;
  return read(world, context, reply);
}

/** Whether the answer said something that was shown. */
function read(world: World, context: ReplyContext | null, reply: string): boolean {
  try {
    return applyReply(world, context, reply);
  } catch (error) {
    world.log.warn({ userid: context?.userid, because: String(error) }, 'passive reply not understood');
    return false;
  }
}

const pause = (world: World, ms: number): Promise<void> =>
  new Promise((resolve) => {
    later(world.scheduler, ms, resolve);
  });

/** Waits until another callback has gone through, two seconds at most. */
function heldBack(world: World): Promise<void> {
  return new Promise((resolve) => {
    world.held.push(resolve);
    later(world.scheduler, REORDER_MS, resolve);
  });
}

function releaseHeld(world: World): void {
  for (const release of world.held.splice(0)) release();
}
