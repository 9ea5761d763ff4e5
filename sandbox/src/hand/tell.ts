import { unixSeconds } from '../clock/clock';
import { deliverCallback } from '../callback/deliver';
import type { XmlNode } from '../callback/xml';
import { keepCompany } from '../state/company';
import type { World } from '../world';

/**
 * Tells the product of a change somebody made by hand; changes through the API are never told (wecom-api.md §2.4).
 * Returns at once: the event is delivered in the background, with retries, like every callback.
 */
export function tell(world: World, fields: XmlNode): void {
  keepCompany(world.state, world.company);
  void deliverCallback(world, {
    plain: {
      ToUserName: world.app.corpId,
      FromUserName: 'sys',
      CreateTime: unixSeconds(world.clock),
      MsgType: 'event',
      ...fields,
    },
    context: null,
    onFate: (fate) => {
      if (fate === 'failed') world.log.warn({ event: fields['Event'] }, 'the product did not take an event');
    },
  });
}
