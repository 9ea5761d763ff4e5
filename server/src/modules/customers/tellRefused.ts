import { dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { post } from '../conversation';
import { tagById } from './tagStore';

const WHAT = {
  mark: { zh: '有客户的标签没能写进企业微信', en: 'A customer’s tag could not be written to WeCom' },
  create: { zh: '标签没能在企业微信里新建', en: 'The tag could not be made in WeCom' },
  rename: {
    zh: '标签没能在企业微信里改名，这里也改回了原名',
    en: 'The tag could not be renamed in WeCom; it has its old name again',
  },
  delete: {
    zh: '标签没能在企业微信里删除，下次同步会再出现',
    en: 'The tag could not be deleted in WeCom; it will come back with the next sync',
  },
};

/** Says to whoever wished it what WeCom refused, once a day for each tag; nobody to tell when a rule wished it. */
export async function tellRefused(
  ctx: Ctx,
  refused: { author: string | null; tagId: string; what: keyof typeof WHAT; why: string; name?: string },
): Promise<void> {
  const { author, tagId, what, why } = refused;
  ctx.log.warn({ area: 'customers', tag: tagId, what, why }, 'WeCom refused a tag');
  if (author === null) return;
  const name = (await tagById(ctx, tagId))?.name ?? refused.name ?? tagId;
  await post(ctx, {
    to: author,
    key: `tag-${what}-${tagId}-${dayOf(ctx.now, ctx.tz)}`,
    reply: (w) => ({
      headline: w(`⚠️「${name}」：${WHAT[what].zh}`, `⚠️ “${name}”: ${WHAT[what].en}`),
      lines: [w(`原因：${reason(why)}`, `Reason: ${why.slice(0, 120)}`)],
    }),
  });
}

const REASONS: [RegExp, string][] = [
  [/\b81011\b/, '这个标签不是由本应用新建的，只能在企业微信后台改'],
  [/\b40071\b/, '同一标签组里已有同名标签'],
  [/\b40126\b/, '企业标签已满 10000 个'],
  [/\b40144\b/, '这位客户在企业微信里的标签已满 3000 个'],
  [/\b40068\b/, '企业微信里已没有这个标签'],
];
const reason = (why: string): string => REASONS.find(([code]) => code.test(why))?.[1] ?? why.slice(0, 120);
