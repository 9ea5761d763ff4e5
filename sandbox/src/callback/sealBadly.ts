import { unixSeconds } from '../clock/clock';
import type { Fault } from '../faults';
import { seal, type Sealed } from '../wecom/seal';
import type { World } from '../world';

const OLD_SECONDS = 3_600;

/** A callback that a careful product refuses: for another corp, damaged, wrongly signed or an hour old. */
export function sealBadly(world: World, plain: string, how: NonNullable<Fault['seal']>): Sealed {
  const now = unixSeconds(world.clock);
  if (how === 'wrongReceiver') return seal({ ...world.app, corpId: 'ww00000000000other' }, plain, now);
  if (how === 'stale') return seal(world.app, plain, now - OLD_SECONDS);
  const sound = seal(world.app, plain, now);
  if (how === 'wrongSignature') return { ...sound, signature: sound.signature.replace(/./g, '0') };
  const middle = Math.floor(sound.encrypt.length / 2);
  const other = sound.encrypt[middle] === 'A' ? 'B' : 'A';
  const encrypt = sound.encrypt.slice(0, middle) + other + sound.encrypt.slice(middle + 1);
  return { ...sound, encrypt };
}
