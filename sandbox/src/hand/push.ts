import { z } from 'zod';
import { known, nextMsgId } from '../chat/act';
import { Refusal } from '../chat/refusal';
import { unixSeconds } from '../clock/clock';
import { deliverCallback } from '../callback/deliver';
import type { XmlNode, XmlValue } from '../callback/xml';
import type { World } from '../world';

type Field = string | number | Field[] | { [name: string]: Field };
const field: z.ZodType<Field> = z.lazy(() =>
  z.union([z.string().max(8_192), z.number(), z.array(field).max(100), z.record(z.string().max(64), field)]),
);
export const pushBody = z
  .object({
    /** a member, or 'sys' */
    from: z.string().min(1).max(64),
    msgtype: z.string().min(1).max(32),
    /** what stands below the common elements, by its XML names */
    fields: z.record(z.string().regex(/^[A-Za-z_]\w{0,63}$/), field).default({}),
    /** false for pushes that belong to no app */
    ofApp: z.boolean().default(true),
  })
  .strict();

/**
 * Pushes any message or event of wecom-api.md §2 as it is written, for those that no button of the sandbox makes:
 * pictures, locations, scans, approvals, KF. Messages get a MsgId, events none.
 */
export async function pushAnything(
  world: World,
  { from, msgtype, fields, ofApp }: z.infer<typeof pushBody>,
): Promise<{ fate: 'delivered' | 'failed' }> {
  const userid = from === 'sys' ? 'sys' : known(world, from).userid;
  if (msgtype !== 'event' && userid === 'sys') throw new Refusal(400, '消息要由成员发出');
  const plain: XmlNode = {
    ToUserName: world.app.corpId,
    FromUserName: userid,
    CreateTime: unixSeconds(world.clock),
    MsgType: msgtype,
    ...(fields as Record<string, XmlValue>),
    ...(msgtype === 'event' ? {} : { MsgId: nextMsgId() }),
    ...(ofApp ? { AgentID: world.app.agentId } : {}),
  };
  return new Promise((resolve) => {
    void deliverCallback(world, {
      plain,
      context: ofApp && userid !== 'sys' ? { userid, card: null } : null,
      onFate: (fate) => {
        resolve({ fate });
      },
    });
  });
}
