import { wordsOf } from '@cunkebao/shared/kernel';
import type { Ctx, Reply } from '../../kernel';
import { addressOf } from './groupAddress';
import { planMessages } from './post';
import { render } from './render';

/**
 * Posts a reply into a group of colleagues, by its name: words and picture, without the buttons and links that are one
 * person's. Once per key; when it is unknown whether a post arrived it is not repeated, because a group has no
 * duplicate check (wecom-api.md §4.6, §5).
 */
export async function postToGroup(
  ctx: Ctx,
  { group, reply, key }: { group: string; reply: Reply; key: string },
): Promise<void> {
  const { headline, lines, image } = reply;
  const plain: Reply = { headline, ...(lines ? { lines } : {}), ...(image ? { image } : {}) };
  const messages = render(plain, '', wordsOf('zh'));
  const named = messages.map((m) => ({ ...m, body: { ...m.body, group } }));
  const address = addressOf(group);
  await planMessages(ctx, address, `${address}:${key}`, named);
}
