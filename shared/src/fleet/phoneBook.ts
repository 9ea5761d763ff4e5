import { z } from 'zod';

/** Somebody the account is friends with, by WeChat id: in the demo these write, buy and buy again. */
const friend = z.object({ id: z.string().min(1).max(128), nickname: z.string().max(64) });

/**
 * The demo company's phones as the sandbox needs them: written once by the seed (0600, outside the repository,
 * `PHONE_BOOK` names the file), read and extended by the sandbox. The product's database holds only the public halves.
 */
export const phoneBookEntry = z.object({
  /** D-012 */
  device: z.string(),
  install: z.string(),
  name: z.string(),
  model: z.string(),
  os: z.string(),
  imeiTail: z.string(),
  /** PKCS#8 PEM of the phone's P-256 key */
  privateKey: z.string(),
  /** the WeChat account on it: product id (A-0031) and nickname */
  accounts: z.array(
    z.object({ id: z.string(), nickname: z.string(), friends: z.array(friend).max(60).optional() }),
  ),
  battery: z.number().int().min(0).max(100),
  charging: z.boolean(),
  freeMb: z.number().int(),
  /** how the phone starts: the demo has some that are off, so that 离线设备 has an answer */
  starts: z.enum(['online', 'unplugged', 'dead']),
});
export type PhoneBookEntry = z.infer<typeof phoneBookEntry>;
export const phoneBook = z.array(phoneBookEntry);
