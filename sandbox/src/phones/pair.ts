import { generateKeyPairSync, randomInt, randomUUID } from 'node:crypto';
import { pairReply, type PairRequest, type PhoneBookEntry } from '@cunkebao/shared/fleet';
import { request } from 'undici';
import { Refusal } from '../chat/refusal';
import type { Phone } from '../live';
import { replaceInBook } from './book';
import { addPhone } from './fleet';
import { APP_VERSION } from './link';
import { show, type Fleet } from './phone';
import { phoneView } from './view';

const MODELS = ['Redmi Note 13', 'HONOR X50', 'vivo Y78', 'OPPO A2', 'HUAWEI nova 12'];

/**
 * A new phone redeems a pairing ticket: it makes its own key, sends the public half, joins the phone book and says
 * hello until an operator has confirmed it.
 */
export async function pairPhone(fleet: Fleet, ticket: string): Promise<Phone> {
  const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const model = MODELS[randomInt(MODELS.length)] ?? 'Android';
  const ask: PairRequest = {
    ticket,
    install: randomUUID(),
    publicKey: keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    model,
    os: 'Android 14',
    app: APP_VERSION,
    imeiTail: String(randomInt(10_000)).padStart(4, '0'),
  };
  const device = await redeem(fleet, ask);
  const entry: PhoneBookEntry = {
    device,
    install: ask.install,
    name: `新手机 ${device}`,
    model,
    os: ask.os,
    imeiTail: ask.imeiTail,
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    accounts: [],
    battery: randomInt(60, 100),
    charging: true,
    freeMb: randomInt(8_000, 60_000),
    starts: 'online',
  };
  const phone = addPhone(fleet, entry);
  replaceInBook(fleet, entry);
  show(fleet, phone, '已提交配对');
  return phoneView(phone);
}

async function redeem(fleet: Fleet, ask: PairRequest): Promise<string> {
  try {
    const answer = await request(`${fleet.product.url}/agent/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ask),
      signal: AbortSignal.timeout(10_000),
    });
    const body: unknown = await answer.body.json().catch(() => null);
    if (answer.statusCode === 200) return pairReply.parse(body).device;
    if (answer.statusCode === 403) throw new Refusal(403, '配对码无效、已用过或已过期');
    throw new Refusal(502, `配对被拒绝（${answer.statusCode}）`);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    fleet.log.warn({ because: String(error) }, 'pairing failed');
    throw new Refusal(502, '连不上存客宝，稍后再试');
  }
}
