import { job } from '../../../kernel';
import { memberLeft } from '../../operators';
import { botAddress } from '../place';
import { skipWaiting } from '../store/outbox';

/** Who has left the company gets nothing any more of what waits for him: it may name customers. */
export const dropWaiting = job({
  name: 'conversation.dropWaiting',
  queue: 'work',
  data: memberLeft.data,
  run: (ctx, { userid }) =>
    skipWaiting(ctx, [userid, botAddress({ userid, chatid: null })], '成员已离开企业'),
});
