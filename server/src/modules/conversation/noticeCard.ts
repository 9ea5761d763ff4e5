import { clip, lengthOf } from '@cunkebao/shared/dialogue';
import type { Words } from '@cunkebao/shared/kernel';
import { settings, type Notice, type Reply } from '../../kernel';

/** Display limits, wecom-api.md §4.2 */
const TITLE = 36;
const DESC = 44;
const SUBTITLE = 160;
const FIGURE = 14;
const COUNTED = 22;
const PARAGRAPHS = 4;
const PARAGRAPH = 160;
const PARAGRAPH_TITLE = 38;
const MENU = 3;
const MENU_TEXT = 10;

interface Shown {
  card: Record<string, unknown>;
  /** false: the reply's words do not fit and have to be said before it */
  whole: boolean;
}

/**
 * A message nobody asked for as a card: with its figure large (text_notice), or with its picture (news_notice) where
 * WeCom's clients can reach this server. null when it is neither: then it is told like an answer.
 */
export function noticeCard(reply: Reply, { id, w }: { id: string; w: Words }): Shown | null {
  const { notice, image } = reply;
  if (!notice) return null;
  const picture = image && settings().pictureUrl?.({ report: image.report, key: image.key });
  const shown = notice.emphasis
    ? textNotice(reply, notice, notice.emphasis)
    : picture === undefined
      ? null
      : newsNotice(reply, notice, picture);
  if (!shown) return null;
  const common = {
    source: { desc: w('存客宝', 'Cunkebao'), desc_color: 0 },
    card_action: { type: 1, url: pageUrl(notice.path) },
    ...(notice.menu.length > 0 ? { action_menu: menuOf(notice, w) } : {}),
    task_id: id,
  };
  return { ...shown, card: { ...shown.card, ...common } };
}

export const pageUrl = (path: string): string => `${settings().publicUrl}/m/${path.replace(/^\//, '')}`;

const menuOf = ({ menu }: Notice, w: Words): Record<string, unknown> => ({
  desc: w('更多操作', 'More'),
  action_list: menu.slice(0, MENU).map((b) => ({ text: clip(b.text, MENU_TEXT), key: `say:${b.say}` })),
});

function textNotice(reply: Reply, { hint }: Notice, emphasis: NonNullable<Notice['emphasis']>): Shown {
  const { headline, lines = [] } = reply;
  const below = [...(lengthOf(headline) > TITLE ? [headline] : []), ...lines, ...(hint ? [hint] : [])];
  const whole = lengthOf(below.join('\n')) <= SUBTITLE;
  return {
    whole,
    card: {
      card_type: 'text_notice',
      main_title: { title: clip(headline, TITLE) },
      emphasis_content: { title: clip(emphasis.figure, FIGURE), desc: clip(emphasis.of, COUNTED) },
      sub_title_text: clip(whole ? below.join('\n') : (hint ?? headline), SUBTITLE),
    },
  };
}

function newsNotice({ headline, lines = [] }: Reply, notice: Notice, picture: string): Shown {
  const paragraphs = (notice.sections ?? [{ title: headline, lines }]).flatMap(packed);
  const fits = paragraphs.length <= PARAGRAPHS && paragraphs.every((p) => lengthOf(p.desc) <= PARAGRAPH);
  const whole = lengthOf(headline) <= TITLE;
  return {
    whole: fits && (whole || lengthOf(headline) <= DESC),
    card: {
      card_type: 'news_notice',
      main_title: { title: clip(headline, TITLE), ...(whole ? {} : { desc: clip(headline, DESC) }) },
      card_image: { url: picture, aspect_ratio: 1.8 },
      ...(fits ? { vertical_content_list: paragraphs } : {}),
    },
  };
}

/** As many lines to a paragraph as it holds; what follows of one section has its title again. */
function packed({ title, lines }: { title: string; lines: string[] }): { title: string; desc: string }[] {
  const paragraphs: { title: string; desc: string }[] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    const joined = last ? `${last.desc}\n${line}` : line;
    if (last && lengthOf(joined) <= PARAGRAPH) last.desc = joined;
    else paragraphs.push({ title: clip(title, PARAGRAPH_TITLE), desc: line });
  }
  return paragraphs;
}
