import { eventName, WECOM_EVENTS } from '@cunkebao/shared/wecom';
import { openDesk, type Desk } from '../testing/desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Of the company and its customers, not of an app (wecom-api.md §1.3). */
const OF_NO_APP = new Set([
  'change_contact',
  'change_external_contact',
  'change_external_chat',
  'change_external_tag',
  'customer_acquisition',
  'kf_msg_or_event',
]);

test.each(WECOM_EVENTS.map((e) => [eventName(e), e] as const))(
  'the event %s can be pushed: encrypted, signed, as it is written, and taken',
  async (_, { event, change }) => {
    const fields = { Event: event, ...(change === undefined ? {} : { ChangeType: change }), EventKey: 'k' };
    const ofApp = !OF_NO_APP.has(event);
    const pushed = await desk.hand('push', {
      from: ofApp ? 'linlan' : 'sys',
      msgtype: 'event',
      fields,
      ofApp,
    });
    expect(pushed).toEqual({ fate: 'delivered' });
    const received = desk.product.received.at(-1) ?? {};
    expect(received).toMatchObject({ MsgType: 'event', ...fields });
    expect('AgentID' in received).toBe(ofApp);
    expect(received).not.toHaveProperty('MsgId');
  },
);
