import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { rekeyMessage, type PhoneBody } from '@cunkebao/shared/fleet';
import { nowMs } from '../clock/clock';
import { replaceInBook } from './book';
import { show, type Fleet, type SimPhone } from './phone';

/** The frame that offers a new key, signed by the present one; the phone goes on with that until it is acknowledged. */
export function offerKey(fleet: Fleet, phone: SimPhone): PhoneBody {
  const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const ts = nowMs(fleet.clock);
  const words = Buffer.from(rekeyMessage(phone.entry.device, publicKey, ts));
  const mac = sign('sha256', words, { key: phone.key, dsaEncoding: 'ieee-p1363' }).toString('base64');
  phone.nextKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { t: 'rekey', d: { publicKey, ts, mac } };
}

/** The server knows the new key: from the next hello on it is this phone's. */
export function adoptKey(fleet: Fleet, phone: SimPhone): void {
  if (!phone.nextKey) return;
  phone.entry = { ...phone.entry, privateKey: phone.nextKey };
  phone.key = createPrivateKey(phone.nextKey);
  phone.nextKey = null;
  replaceInBook(fleet, phone.entry);
  show(fleet, phone, '更换了密钥');
}
