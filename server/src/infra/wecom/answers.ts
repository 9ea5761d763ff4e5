import { z } from 'zod';

/** An answer that says nothing more than that it worked. */
export const done = z.looseObject({});

/** "a|b" or ["a", "b"]: message/send and update_template_card differ (wecom-api.md §4.3). */
export const names = z
  .union([z.string(), z.array(z.union([z.string(), z.number()]))])
  .default('')
  .transform((all) => (Array.isArray(all) ? all.map(String) : all.split('|').filter((name) => name !== '')));

/** Seconds since 1970: a string in media/upload, a number in upload_attachment (wecom-api.md §7). */
export const seconds = z.coerce.number().int();
