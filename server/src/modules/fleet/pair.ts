import type { PairRequest } from '@cunkebao/shared/fleet';
import { Fault, nextId, type Ctx } from '../../kernel';
import { post } from '../conversation';
import { insertDevice } from './deviceStore';
import { insertPresence } from './presenceStore';
import { restate } from './restate';
import { redeemTicket } from './ticketStore';
import { digestOf } from './ticket';
import { isUsableKey } from './verifyHello';

const INSTALL = /^[\x21-\x7e]+$/;

/**
 * Redeems a pairing ticket (domain.md §2): the phone gets its id and its key is kept, but it may not connect before
 * the operator who asked for the ticket has said in chat that it is the right phone. A ticket works once.
 */
export async function pair(ctx: Ctx, request: PairRequest): Promise<{ device: string }> {
  if (!isUsableKey(request.publicKey)) throw new Fault('invalid', '密钥不正确：需要 P-256 公钥');
  if (!INSTALL.test(request.install)) throw new Fault('invalid', '安装标识只能是英文字母、数字和符号');
  const digest = digestOf(request.ticket);
  const id = await nextId(ctx, 'device');
  const ticket = await redeemTicket(ctx, digest, id);
  if (!ticket) throw new Fault('forbidden', '配对码无效、已使用或已过期，请在聊天里重新说「添加设备」');
  await insertDevice(ctx, {
    id,
    name: `${request.model} ${request.imeiTail}`.slice(0, 40),
    install: request.install,
    publicKey: request.publicKey,
    model: request.model,
    os: request.os,
    app: request.app,
    imeiTail: request.imeiTail,
    operator: ticket.createdBy,
    pairedBy: ticket.createdBy,
  });
  await insertPresence(ctx, id);
  await restate(ctx, [id]);
  await post(ctx, {
    to: ticket.createdBy,
    key: `pair:${id}`,
    reply: (w) => ({
      headline: w(`📱 新手机 ${id} 请求绑定`, `📱 New phone ${id} asks to be bound`),
      lines: [
        w(`型号 ${request.model} · ${request.os}`, `Model ${request.model} · ${request.os}`),
        w(
          `IMEI 尾号 ${request.imeiTail} · 应用 ${request.app}`,
          `IMEI ends in ${request.imeiTail} · app ${request.app}`,
        ),
        w('确认是您手边这台再绑定；不是就移除', 'Bind it only if it is the one in your hand; else remove it'),
      ],
      buttons: [
        { text: w('确认绑定', 'Bind'), say: `确认绑定 ${id}`, style: 'primary' },
        { text: w('不是这台', 'Not mine'), say: `解绑 ${id}`, style: 'danger' },
      ],
    }),
  });
  return { device: id };
}
