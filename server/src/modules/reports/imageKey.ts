import { wordsOf, type Language, type Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import type { Slice } from '../insight';

const parts = [
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  z.object({ member: z.string().optional(), team: z.string().optional() }),
] as const;
const key = z.union([z.tuple([...parts, z.literal('en')]), z.tuple([...parts])]);

/** Names all a picture shows, so that it can be drawn again whenever it has to be sent again. */
export function imageKey(firstDay: string, slice: Slice, w: Words): string {
  const language: Language = w('zh', 'en');
  return JSON.stringify(language === 'en' ? [firstDay, slice, language] : [firstDay, slice]);
}

export function readImageKey(text: string): { day: string; slice: Slice; w: Words } {
  const [day, slice, language] = key.parse(JSON.parse(text));
  return { day, slice, w: wordsOf(language) };
}
