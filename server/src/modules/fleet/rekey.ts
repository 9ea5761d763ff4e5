import { rekeyMessage, type PhoneBody } from '@cunkebao/shared/fleet';
import { Fault, type Ctx } from '../../kernel';
import { deviceById, updateDevice } from './deviceStore';
import { storeEvent } from './storeEvent';
import { isSigned, isTimely, isUsableKey, keysOf } from './verifyHello';

type Rekey = Extract<PhoneBody, { t: 'rekey' }>['d'];

/** how long the key before is still good: the phone may have died before it heard that the new one is known */
const GRACE_HOURS = 24;

/**
 * Takes a phone's new key, signed by one it has (fleet.md §2). Said twice it is one change; a key that was revoked
 * cannot vouch for another.
 */
export async function rekey(ctx: Ctx, deviceId: string, { publicKey, ts, mac }: Rekey): Promise<void> {
  const device = await deviceById(ctx, deviceId);
  const words = rekeyMessage(deviceId, publicKey, ts);
  if (!device || !keysOf(device, ctx.now).some((key) => isSigned(key, words, mac)))
    throw new Fault('forbidden', '新密钥的签名不正确');
  if (device.publicKey === publicKey) return;
  if (!isTimely({ ts }, ctx.now)) throw new Fault('invalid', '手机时间不准，新密钥没有保存');
  if (!isUsableKey(publicKey)) throw new Fault('invalid', '密钥不正确：需要 P-256 公钥');
  await updateDevice(ctx, deviceId, {
    publicKey,
    keySince: ctx.now,
    previousKey: device.publicKey,
    previousKeyUntil: new Date(ctx.now.getTime() + GRACE_HOURS * 3_600_000),
  });
  ctx.log.info({ area: 'fleet', verb: 'rekey', device: deviceId }, 'key changed');
  await storeEvent(ctx, deviceId, { ref: ctx.newId(), kind: 'keyChanged', at: ctx.now });
}
