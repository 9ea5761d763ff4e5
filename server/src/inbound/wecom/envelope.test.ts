import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encrypt, getSignature } from '@wecom/crypto';
import { openEnvelope, sealReply } from './envelope';
import { readXml } from './xml';

/** The vectors of wecom-api.md §1.8: Tencent's own samples, go-workwx's, and three derived ones. */
interface Vector {
  name: string;
  token: string;
  aesKey: string;
  receiver: string;
  timestamp: string;
  nonce: string;
  signature: string;
  cipher: string;
  message: string;
}
const vectors = JSON.parse(readFileSync(join(__dirname, 'vectors.json'), 'utf8')) as Vector[];
const at = (v: Vector): Date => new Date(Number(v.timestamp) * 1000);
const keysOf = (v: Vector, receiver = v.receiver) => ({ token: v.token, aesKey: v.aesKey, receiver });
const find = (name: string): Vector => vectors.find((v) => v.name === name) as Vector;

test('there are all ten vectors', () => {
  expect(vectors.map((v) => v.name)).toEqual(['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'D1', 'D2', 'D3']);
});

test.each(vectors.map((v) => [v.name, v] as const))('%s opens to its message', (_name, v) => {
  expect(openEnvelope(keysOf(v), v, at(v))).toBe(v.message);
});

test('V7 is refused by the corp whose keys it was made with', () => {
  const v = find('V7');
  expect(() => openEnvelope(keysOf(v, find('V6').receiver), v, at(v))).toThrow(
    expect.objectContaining({ status: 403, fate: 'receiver' }),
  );
});

test.each([
  ['one figure changed', { signature: 'a'.repeat(40) }, 403, 'signature'],
  ['shorter', { signature: 'abc' }, 403, 'signature'],
  ['missing', { signature: undefined }, 403, 'unsigned'],
  ['twice in the query', { signature: ['a', 'b'] }, 403, 'unsigned'],
])('a signature that is %s is refused before anything is decrypted', (_what, change, status, fate) => {
  const v = find('V1');
  expect(() => openEnvelope(keysOf(v), { ...v, ...change }, at(v))).toThrow(
    expect.objectContaining({ status, fate }),
  );
});

test.each([
  ['eleven minutes old', 660],
  ['eleven minutes ahead', -660],
])('a timestamp %s is stale', (_what, seconds) => {
  const v = find('V1');
  const now = new Date(at(v).getTime() + seconds * 1000);
  expect(() => openEnvelope(keysOf(v), v, now)).toThrow(expect.objectContaining({ fate: 'stale' }));
});

/** Signed by somebody who has the token: what is inside is still checked. */
function signed(v: Vector, cipher: string) {
  const { timestamp, nonce } = v;
  return { cipher, timestamp, nonce, signature: getSignature(v.token, timestamp, nonce, cipher) };
}

test.each([
  ['not base64', (c: string) => `${c.slice(0, -4)}!!!!`],
  ['cut to no whole block', (c: string) => c.slice(0, 24)],
  ['one block', () => Buffer.alloc(16, 7).toString('base64')],
  [
    'one bit flipped',
    (c: string) => {
      const bytes = Buffer.from(c, 'base64');
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      return bytes.toString('base64');
    },
  ],
])('a signed text that is %s is garbage', (_what, change) => {
  const v = find('V1');
  expect(() => openEnvelope(keysOf(v), signed(v, change(v.cipher)), at(v))).toThrow(
    expect.objectContaining({ status: 400, fate: 'garbage' }),
  );
});

test('a sealed reply opens with the same keys and is signed', () => {
  const v = find('V6');
  const sealed = sealReply(keysOf(v), '<xml>你好 ]]> 😀</xml>', at(v));
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = readXml(sealed) as Record<string, string>;
  const opened = openEnvelope(
    keysOf(v),
    { cipher: Encrypt ?? '', signature: MsgSignature, timestamp: TimeStamp, nonce: Nonce },
    at(v),
  );
  expect(opened).toBe('<xml>你好 ]]> 😀</xml>');
});

test('the derived passive reply D2 is what encryption gives for its random', () => {
  const v = find('D2');
  const cipher = encrypt(v.aesKey, v.message, v.receiver, Buffer.from('0123456789abcdef'));
  expect(cipher).toBe(v.cipher);
});
