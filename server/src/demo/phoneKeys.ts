import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { PhoneBookEntry } from '@cunkebao/shared/fleet';
import { ACCOUNTS } from './accounts';
import { PHONES } from './phones';

/** Marks the phones this program made: only their keys may be renewed. */
export const DEMO_INSTALL = 'demo-';

/** A phone of the demo with its fresh key. Keys are the one thing that is different in every seeding. */
export interface KeyedPhone {
  entry: PhoneBookEntry;
  /** base64 DER SubjectPublicKeyInfo: the half the product's database keeps */
  publicKey: string;
}

export function makePhoneKeys(): KeyedPhone[] {
  return PHONES.map((phone) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const { group: _group, operator: _operator, app: _app, offMinutes: _offMinutes, ...own } = phone;
    return {
      entry: {
        ...own,
        install: `${DEMO_INSTALL}${randomUUID()}`,
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        accounts: ACCOUNTS.filter((a) => a.device === phone.device).map(({ id, nickname }) => ({
          id,
          nickname,
        })),
      },
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    };
  });
}
