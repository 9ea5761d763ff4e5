import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const DAYS = 30;
const LONGEST = 800;
const content = z.tuple([z.string().max(40), z.string().max(300), z.number().int()]);

/**
 * Addresses of pictures on cards. WeCom's clients fetch them without a session, so the address itself is the right to
 * see it: signed, and good for 30 days.
 */
export function makePictureLinks(secret: string, publicUrl: string, now: () => Date) {
  const signed = (text: string): string =>
    createHmac('sha256', secret).update(`picture\n${text}`).digest('base64url');
  return {
    urlOf({ report, key }: { report: string; key: string }): string {
      const until = Math.floor(now().getTime() / 1000) + DAYS * 86_400;
      const text = Buffer.from(JSON.stringify([report, key, until])).toString('base64url');
      return `${publicUrl}/pictures/${text}.${signed(text)}.png`;
    },
    /** null when it is not ours or is over */
    read(name: string): { report: string; key: string } | null {
      const [, text = '', mac = ''] = /^([\w-]+)\.([\w-]{43})\.png$/.exec(name.slice(0, LONGEST)) ?? [];
      const expected = Buffer.from(signed(text));
      const given = Buffer.from(mac);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const [report, key, until] = content.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
      return until * 1000 > now().getTime() ? { report, key } : null;
    },
  };
}
