import type { Heard } from './rememberingWecom';

export interface ShownButton {
  key: string;
  text: string;
}

/** What a person sees of one message, as text: a card as its lines, then its buttons in brackets. */
export function spoken(h: Heard): string {
  if (h.type === 'image') return '［图片］';
  if (h.type === 'file') return '［文件］';
  if (h.type === 'update_button') return `（按钮变灰：${replaceName(h)}）`;
  if (!h.card) return h.text;
  const card = upper(h.card) ? lowered(h.card) : h.card;
  const body = cardLines(card).join('\n');
  const changed = h.type === 'update' || h.type === 'update_template_card';
  return `${changed ? '（卡片变成）' : '（卡片）'}${body}`;
}

/** What stands behind a card's ···. */
export const menuOf = (card: Record<string, unknown>): ShownButton[] =>
  list((card['action_menu'] as Record<string, unknown> | undefined)?.['action_list']) as ShownButton[];

/** The buttons a card still has. */
export function buttonsOf(card: Record<string, unknown>): ShownButton[] {
  if (typeof card['replace_text'] === 'string') return [];
  return ((card['button_list'] ?? []) as Partial<ShownButton>[]).flatMap(({ key, text }) =>
    key === undefined || text === undefined ? [] : [{ key, text }],
  );
}

function cardLines(card: Record<string, unknown>): string[] {
  const title = (card['main_title'] ?? {}) as { title?: string; desc?: string };
  const rows = list(card['horizontal_content_list']) as { keyname: string; value: string }[];
  const figure = card['emphasis_content'] as { title: string; desc: string } | undefined;
  const paragraphs = list(card['vertical_content_list']) as { title: string; desc: string }[];
  const submit = card['submit_button'] as { text: string } | undefined;
  const buttons = [...(list(card['button_list']) as { text: string }[]), ...(submit ? [submit] : [])];
  const foot =
    typeof card['replace_text'] === 'string'
      ? `〔${card['replace_text']}〕`
      : buttons.map((b) => `[${b.text}]`).join(' ');
  return [
    title.title,
    title.desc,
    figure && `【${figure.title}】${figure.desc}`,
    card['card_image'] === undefined ? undefined : '［配图］',
    typeof card['sub_title_text'] === 'string' ? card['sub_title_text'] : undefined,
    ...rows.map((r) => `${r.keyname}：${r.value}`),
    ...paragraphs.map((p) => `${p.title}：${p.desc}`),
    ...questionsOf(card),
    menuOf(card)
      .map((b, i) => `${i === 0 ? '··· ' : ''}[${b.text}]`)
      .join(' '),
    foot,
  ].filter((line): line is string => line !== undefined && line !== '');
}

/** A vote's options, or each drop-down with its own. */
function questionsOf(card: Record<string, unknown>): string[] {
  const votes = list(card['checkbox']) as Question[];
  const selects = list(card['select_list']) as Question[];
  return [...votes, ...selects].map(
    (q) => `${q.title ?? ''}（${q.option_list.map((o) => o.text).join('、')}）`,
  );
}

interface Question {
  title?: string;
  option_list: { text: string }[];
}

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const upper = (card: Record<string, unknown>): boolean => 'CardType' in card;
const replaceName = (h: Heard): string => (JSON.parse(h.text) as { ReplaceName?: string }).ReplaceName ?? '';

const NAMES: Record<string, string> = { KeyName: 'keyname' };

/** The XML form of a card (a press's own answer) in the names of the JSON form. */
function lowered(value: unknown): any {
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, v]) => [
      NAMES[name] ?? name.replace(/(?!^)[A-Z]/g, (c) => `_${c}`).toLowerCase(),
      lowered(v),
    ]),
  );
}
