import { clip, lengthOf, pageOf, splitText } from '@cunkebao/shared/dialogue';
import type { Words } from '@cunkebao/shared/kernel';
import type { Button, Reply } from '../../kernel';
import { noticeCard, pageUrl } from './noticeCard';
import { pickCard } from './pickCard';
import type { OutboxKind } from './store/outbox';

/** One WeCom message, without its receiver. */
export interface Outgoing {
  kind: OutboxKind;
  body: Record<string, unknown>;
  /** the card that may be changed later; null for one that stays as it is */
  cardId: string | null;
  /** the product's task whose progress this card shows */
  taskId: string | null;
}

/** Display limits of a card (wecom-api.md §4.2): what is longer goes into a text before it. */
const TITLE = 36;
const DESC = 44;
export const SUBTITLE = 160;
const ROWS = 6;
const KEY = 5;
const VALUE = 30;
const BUTTONS = 6;
const BUTTON = 10;
const STYLES = { primary: 1, plain: 2, danger: 3 } as const;

/**
 * A reply as WeCom messages: one text when it only tells, a card when it has next steps, both when it is too long for
 * a card, then the picture, then the file. `id` makes the card's task_id.
 */
export function render(reply: Reply, id: string, w: Words): Outgoing[] {
  const out = asked(reply, id, w) ?? noticed(reply, id, w) ?? told(reply, id, w);
  if (reply.image) out.push({ kind: 'picture', body: { ...reply.image }, cardId: null, taskId: null });
  if (reply.file) out.push({ kind: 'sheet', body: { ...reply.file }, cardId: null, taskId: null });
  return out;
}

/** The card whose questions are answered by picking; null where there is none. */
function asked(reply: Reply, id: string, w: Words): Outgoing[] | null {
  const { questions = [], headline } = reply;
  const pick = pickCard(questions, { id, w, headline });
  if (!pick) return null;
  const long = lengthOf(headline) > TITLE ? texts(headline) : [];
  return [...long, cardMessage(pick, null)];
}

/** The card of a message nobody asked for, behind its words where they do not fit on it. */
function noticed(reply: Reply, id: string, w: Words): Outgoing[] | null {
  const notice = noticeCard(reply, { id, w });
  if (!notice) return null;
  const before = notice.whole ? [] : texts([reply.headline, ...(reply.lines ?? [])].join('\n'));
  return [...before, cardMessage(notice.card, null)];
}

function told(reply: Reply, id: string, w: Words): Outgoing[] {
  const body = bodyLines(reply, w);
  const buttons = (reply.buttons ?? []).slice(0, BUTTONS);
  if (buttons.length === 0 && !reply.task) return texts(wholeText(reply, body));
  const fits = fitsCard(reply.headline, body);
  const before = fits ? [] : texts([reply.headline, ...body].join('\n'));
  const shown = replyCard(reply, fits ? body : [], buttons, id, w);
  return [...before, reply.task ? cardMessage(shown, id, reply.task.id) : cardMessage(shown, null)];
}

export const textMessage = (content: string): Outgoing => ({
  kind: 'text',
  body: { msgtype: 'text', text: { content } },
  cardId: null,
  taskId: null,
});

export const cardMessage = (
  card: Record<string, unknown>,
  id: string | null,
  taskId: string | null = null,
): Outgoing => ({
  kind: 'card',
  body: { msgtype: 'template_card', template_card: card },
  cardId: id,
  taskId,
});

export const texts = (content: string): Outgoing[] => splitText(content).map(textMessage);

function bodyLines(reply: Reply, w: Words): string[] {
  const lines = [...(reply.lines ?? [])];
  if (!reply.list) return lines;
  const page = pageOf(reply.list.rows, 1);
  lines.push(...page.rows.map((r, i) => `${i + 1}. ${r.text}`));
  if (page.pages > 1)
    lines.push(
      w(
        `第 1/${page.pages} 页，共 ${page.total} 条 · 说「下一页」继续`,
        `Page 1/${page.pages} of ${page.total} rows · say "next page" for more`,
      ),
    );
  return lines;
}

function wholeText(reply: Reply, body: string[]): string {
  const { link } = reply;
  const more = link ? [`<a href="${pageUrl(link.path)}">${link.text}</a>`] : [];
  return [reply.headline, ...body, ...more].join('\n');
}

const fitsCard = (headline: string, body: string[]): boolean =>
  lengthOf(headline) <= TITLE && (rowsOf(body) !== null || lengthOf(body.join('\n')) <= SUBTITLE);

function replyCard(
  reply: Reply,
  body: string[],
  buttons: readonly Button[],
  id: string,
  w: Words,
): Record<string, unknown> {
  const list = buttons.map((b) => ({
    type: 0,
    text: clip(b.text, BUTTON),
    style: STYLES[b.style ?? 'plain'],
    key: `say:${b.say}`,
  }));
  const link = reply.link && list.length < BUTTONS ? [linkButton(reply.link)] : [];
  const none = {
    type: 0,
    text: w('查看', 'Show'),
    style: STYLES.plain,
    key: `say:任务 ${reply.task?.id ?? ''}`,
  };
  const all = [...list, ...link];
  return card({ id, w }, reply.headline, body, all.length > 0 ? all : [none]);
}

const linkButton = (link: { text: string; path: string }) => ({
  type: 1,
  text: clip(link.text, BUTTON),
  style: STYLES.plain,
  url: pageUrl(link.path),
});

/** A button_interaction card: `名称：值` lines become rows, other lines the subtitle. */
export function card(
  { id, w }: { id: string; w: Words },
  title: string,
  body: readonly string[],
  buttons: readonly Record<string, unknown>[],
): Record<string, unknown> {
  const rows = rowsOf(body);
  return {
    card_type: 'button_interaction',
    source: { desc: w('存客宝', 'Cunkebao'), desc_color: 0 },
    main_title: { title: clip(title, TITLE) },
    ...(rows ? { horizontal_content_list: rows } : { sub_title_text: clip(body.join('\n'), SUBTITLE) }),
    button_list: buttons,
    task_id: id,
  };
}

const PAIR = /^([^：:\n]+)[：:]\s*(.+)$/;

/** null when not every line is a short `名称：值`. */
function rowsOf(body: readonly string[]): { keyname: string; value: string }[] | null {
  if (body.length === 0 || body.length > ROWS) return null;
  const rows: { keyname: string; value: string }[] = [];
  for (const line of body) {
    const [, keyname = '', value = ''] = PAIR.exec(line) ?? [];
    if (keyname === '' || lengthOf(keyname) > KEY || lengthOf(value) > VALUE) return null;
    rows.push({ keyname, value });
  }
  return rows;
}

/** The same card with its buttons replaced by a grey line. */
export const decided = (card: Record<string, unknown>, replaceText: string): Record<string, unknown> => ({
  ...card,
  replace_text: replaceText,
});

/** The same card with a line below its title. */
export const withDesc = (card: Record<string, unknown>, desc: string | undefined): Record<string, unknown> =>
  desc === undefined
    ? card
    : { ...card, main_title: { ...(card['main_title'] as object), desc: clip(desc, DESC) } };
