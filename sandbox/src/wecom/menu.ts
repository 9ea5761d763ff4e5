import { bytesOf, listOf, textOf, type Json } from './json';
import { WecomError } from './wecomError';

/** The app's menu as it was last created; null when there is none. */
export interface Menu {
  buttons: Json[] | null;
}

/** What the sandbox's page draws. */
export interface MenuButton {
  name: string;
  key?: string;
  url?: string;
  sub?: MenuButton[];
}

const KEY_TYPES = [
  'click',
  'scancode_push',
  'scancode_waitmsg',
  'pic_sysphoto',
  'pic_photo_or_album',
  'pic_weixin',
  'location_select',
];

/** Replaces the whole menu; 40016–40027 as documented (wecom-api.md §8). */
export function createMenu(menu: Menu, body: Json): void {
  const buttons = listOf(body, 'button');
  if (buttons.length < 1 || buttons.length > 3) throw new WecomError(40016);
  for (const button of buttons) {
    const subs = listOf(button, 'sub_button');
    checkName(button, 16, 40018);
    if (subs.length > 5) throw new WecomError(40023);
    if (subs.length === 0) checkAction(button);
    for (const sub of subs) {
      if (listOf(sub, 'sub_button').length > 0) throw new WecomError(40022, 'invalid sub button level');
      checkName(sub, 40, 40025);
      checkAction(sub);
    }
  }
  menu.buttons = buttons;
}

export function menuButtons(menu: Menu): MenuButton[] {
  return (menu.buttons ?? []).map(buttonView);
}

/** The button a person clicked, by its key or its url. */
export function findMenuButton(menu: Menu, key: string): { event: 'click' | 'view'; name: string } | null {
  const all = (menu.buttons ?? []).flatMap((b) => [b, ...listOf(b, 'sub_button')]);
  const found = all.find((b) => textOf(b, 'key') === key || textOf(b, 'url') === key);
  if (!found || key === '') return null;
  return { event: textOf(found, 'type') === 'view' ? 'view' : 'click', name: textOf(found, 'name') };
}

function buttonView(button: Json): MenuButton {
  const subs = listOf(button, 'sub_button');
  const key = textOf(button, 'key');
  const url = textOf(button, 'url');
  return {
    name: textOf(button, 'name'),
    ...(key ? { key } : {}),
    ...(url ? { url } : {}),
    ...(subs.length > 0 ? { sub: subs.map(buttonView) } : {}),
  };
}

function checkName(button: Json, maxBytes: number, errcode: number): void {
  const name = textOf(button, 'name');
  if (name === '' || bytesOf(name) > maxBytes) throw new WecomError(errcode, 'invalid button name size');
}

function checkAction(button: Json): void {
  const type = textOf(button, 'type');
  if (KEY_TYPES.includes(type)) {
    const key = textOf(button, 'key');
    if (key === '' || bytesOf(key) > 128) throw new WecomError(40019);
  } else if (type === 'view') {
    const url = textOf(button, 'url');
    if (url === '' || bytesOf(url) > 1024) throw new WecomError(40020);
  } else if (type !== 'view_miniprogram') throw new WecomError(40017);
}
