import { z } from 'zod';
import { done } from './answers';
import type { App } from './app';

/** An entry that does something: names 16 bytes at the top, 40 below (wecom-api.md §8). */
export type MenuEntry =
  | { type: 'click' | 'scancode_push' | 'scancode_waitmsg'; name: string; key: string }
  | { type: 'pic_sysphoto' | 'pic_photo_or_album' | 'pic_weixin'; name: string; key: string }
  | { type: 'location_select'; name: string; key: string }
  | { type: 'view'; name: string; url: string }
  | { type: 'view_miniprogram'; name: string; pagepath: string; appid: string };

/** 1–3 at the top, 1–5 below each. */
export type MenuButton = MenuEntry | { name: string; sub_button: MenuEntry[] };

const entry = z.looseObject({ name: z.string(), type: z.string().optional() });
const button = entry.extend({ sub_button: z.array(entry).default([]) });

const menu = (endpoint: string, agentid: number) => ({ endpoint, query: { agentid: String(agentid) } });

/** Replaces the app's menu. */
export async function createMenu(app: App, buttons: readonly MenuButton[]): Promise<void> {
  await app.call({ ...menu('menu/create', app.agentid), body: { button: buttons } }, done);
}

/** 46003 when there is none. */
export const getMenu = async (app: App) =>
  (await app.call({ ...menu('menu/get', app.agentid), reads: true }, z.object({ button: z.array(button) })))
    .button;

export async function deleteMenu(app: App): Promise<void> {
  await app.call(menu('menu/delete', app.agentid), done);
}
