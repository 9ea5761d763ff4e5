import { z } from 'zod';
import { endpoint } from '../kernel';

/**
 * How a sentence is understood, for whoever asks: what `parse` makes of it in his own context, and what would become
 * of it if he said it in the chat. `args` are in the machine forms of commands.md §2.
 */
export const sentenceReading = z.object({
  /** the moment and the zone that 今天 and 本周 were counted in */
  at: z.iso.datetime(),
  tz: z.string(),
  /** null: not understood, or two commands are meant; then see `suggestions` */
  command: z.string().nullable(),
  /** the command's canonical word */
  title: z.string().nullable(),
  risk: z.enum(['read', 'write', 'danger', 'mass']).nullable(),
  args: z.record(z.string(), z.unknown()),
  /** 1 = every word claimed and nothing guessed */
  confidence: z.number(),
  missing: z.array(z.string()),
  ambiguous: z.array(z.object({ slot: z.string(), options: z.array(z.string()) })),
  unknown: z.array(z.string()),
  /** the nearest commands this person may use, three at most, each with a sentence that means it */
  suggestions: z.array(z.object({ command: z.string(), title: z.string(), say: z.string() })),
  /** whether anything is built behind the words */
  built: z.boolean(),
  allowed: z.boolean(),
  /** what he would have to ask for; null when nothing is missing */
  refusal: z.object({ permission: z.string(), roles: z.array(z.string()), message: z.string() }).nullable(),
});
export type SentenceReading = z.infer<typeof sentenceReading>;

/** Reads, never runs. Open to every operator like 帮助: it says no more than the chat answers to the same words. */
export const readSentence = endpoint({
  method: 'GET',
  path: '/api/v1/assistant/parse',
  permission: 'help',
  query: z.object({ text: z.string().trim().min(1).max(2000) }),
  reply: sentenceReading,
});
