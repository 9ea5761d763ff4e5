import { deliverCallback } from '../callback/deliver';
import { unixSeconds } from '../clock/clock';
import type { World } from '../world';

/** A member enters or leaves the app's visible range: an event of the app, from that member (wecom-api.md §2.2). */
export function pushEvent(world: World, userid: string, event: 'subscribe' | 'unsubscribe'): void {
  void deliverCallback(world, {
    plain: {
      ToUserName: world.app.corpId,
      FromUserName: userid,
      CreateTime: unixSeconds(world.clock),
      MsgType: 'event',
      Event: event,
      EventKey: '',
      AgentID: world.app.agentId,
    },
    context: { userid, card: null },
    onFate: () => undefined,
  });
}
