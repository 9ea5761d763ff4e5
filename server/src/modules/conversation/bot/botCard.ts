import { clip, lengthOf } from '@cunkebao/shared/dialogue';

type Card = Record<string, unknown>;

/** Where a bot's card shows less than an app's (wecom-api.md §6.3). */
const TITLE = 26;
const DESC = 30;
const SUBTITLE = 112;
const VALUE = 26;
const OPTION = 10;
const CHECKBOX = 11;

/** The same card within the bot's limits; what is cut off in it, `lostWords` tells. */
export function botCard(card: Card): Card {
  const title = (card['main_title'] ?? {}) as { title?: string; desc?: string };
  return {
    ...card,
    main_title: {
      title: clip(title.title ?? '', TITLE),
      ...(title.desc === undefined ? {} : { desc: clip(title.desc, DESC) }),
    },
    ...short(card, 'sub_title_text', (text) => clip(String(text), SUBTITLE)),
    ...short(card, 'horizontal_content_list', each('value', VALUE)),
    ...short(card, 'checkbox', (box) => options(box, CHECKBOX)),
    ...short(card, 'select_list', (list) => (list as Card[]).map((s) => options(s, OPTION))),
  };
}

/** What a person would miss on the card: its title and its words where they are cut. */
export function lostWords(card: Card): string[] {
  const { title = '' } = (card['main_title'] ?? {}) as { title?: string };
  const below = typeof card['sub_title_text'] === 'string' ? card['sub_title_text'] : '';
  const rows = (card['horizontal_content_list'] ?? []) as { keyname: string; value: string }[];
  return [
    ...(lengthOf(title) > TITLE ? [title] : []),
    ...(lengthOf(below) > SUBTITLE ? [below] : []),
    ...rows.filter((r) => lengthOf(r.value) > VALUE).map((r) => `${r.keyname}：${r.value}`),
  ];
}

const short = (card: Card, name: string, f: (value: unknown) => unknown): Card =>
  card[name] === undefined ? {} : { [name]: f(card[name]) };

const each =
  (field: string, most: number) =>
  (list: unknown): unknown =>
    (list as Card[]).map((item) => ({ ...item, [field]: clip(String(item[field]), most) }));

function options(box: unknown, most: number): unknown {
  const list = (box as Card)['option_list'];
  return { ...(box as Card), option_list: each('text', most)(list) };
}
