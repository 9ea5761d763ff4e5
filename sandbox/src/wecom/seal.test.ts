import { VECTORS } from '../testing/vectors';
import { seal, unseal, type SealKeys } from './seal';

const SOUND = VECTORS.filter((v) => v.name !== 'V7');
const keysOf = (v: (typeof VECTORS)[number]): SealKeys => ({
  token: v.token,
  aesKey: v.aesKey,
  corpId: v.receiveId,
});

test.each(SOUND)('$name of the published vectors opens to its message', (v) => {
  expect(unseal(keysOf(v), v)).toBe(v.message);
});

test.each(SOUND)('$name with one changed character is refused', (v) => {
  const encrypt = (v.encrypt.startsWith('A') ? 'B' : 'A') + v.encrypt.slice(1);
  expect(() => unseal(keysOf(v), { ...v, encrypt })).toThrow('signature');
  const timestamp = `${v.timestamp}0`;
  expect(() => unseal(keysOf(v), { ...v, timestamp })).toThrow('signature');
});

test('a message sealed for another receiver is refused', () => {
  const foreign = VECTORS[6];
  const own = VECTORS[5];
  expect(() => unseal({ ...keysOf(foreign), corpId: own.receiveId }, foreign)).toThrow('receiveid');
});

test('what is sealed opens again, whatever its length, and never twice to the same bytes', () => {
  const keys = keysOf(VECTORS[0]);
  for (let length = 0; length < 70; length += 1) {
    const plain = '好'.repeat(length);
    const first = seal(keys, plain, 1_700_000_000);
    const second = seal(keys, plain, 1_700_000_000);
    expect(unseal(keys, first)).toBe(plain);
    expect(first.encrypt).not.toBe(second.encrypt);
    expect(first.nonce).not.toBe(second.nonce);
  }
});
