import { asObject, textOf, type Json } from '../wecom/json';

/** The children of that name, whether the XML had none, one or many of them. */
export function repeated(node: Json, name: string): Json[] {
  const value = node[name];
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map(asObject).filter((v) => v !== null);
}

/** Element names that say a list, and what message/send calls that list. */
const LISTS: Record<string, string> = {
  HorizontalContentList: 'horizontal_content_list',
  VerticalContentList: 'vertical_content_list',
  JumpList: 'jump_list',
  ButtonList: 'button_list',
  OptionList: 'option_list',
  SelectList: 'select_list',
  ActionList: 'action_list',
};
/** Names that are not just the snake_case of the CamelCase. */
const NAMES: Record<string, string> = {
  KeyName: 'keyname',
  UserId: 'userid',
  AppId: 'appid',
  PagePath: 'pagepath',
  CheckBox: 'checkbox',
};
const NUMBERS = ['type', 'style', 'mode', 'desc_color'];
const FLAGS = ['is_checked', 'disable'];

/** A passive reply's CamelCase TemplateCard in the snake_case form of message/send (wecom-api.md §1.6). */
export function passiveCard(node: Json): Json {
  const card: Json = {};
  for (const name of Object.keys(node)) {
    const list = LISTS[name];
    if (list) card[list] = repeated(node, name).map(passiveCard);
    else card[nameOf(name)] = valueOf(node, name);
  }
  return card;
}

function valueOf(node: Json, name: string): unknown {
  const inner = asObject(node[name]);
  if (inner) return passiveCard(inner);
  const text = textOf(node, name).trim();
  const key = nameOf(name);
  if (NUMBERS.includes(key) && /^\d+$/.test(text)) return Number(text);
  if (FLAGS.includes(key)) return text === 'true' || text === '1';
  return text;
}

const nameOf = (name: string): string => NAMES[name] ?? name.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase();
