import type { FunnelId, FunnelReport } from '@cunkebao/shared/insight';
import { wordsOf, type Language } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import type { ImageSource } from '../../kernel';
import type { Period } from './askedPeriod';
import { drawFunnel } from './chart/funnelChart';
import { funnelReportOf } from './funnelOf';
import type { Slice } from './slice';

const slice = z.object({
  channel: z.string().optional(),
  member: z.string().optional(),
  team: z.string().optional(),
});
const parts = [z.enum(['acquisition', 'community']), z.number(), z.number(), z.string(), slice] as const;
const key = z.union([z.tuple([...parts, z.literal('en')]), z.tuple([...parts])]);

/** Names everything the picture shows, so that it can be drawn again whenever it has to be sent again. */
export function funnelKey(id: FunnelId, period: Period, of: Slice, language: Language): string {
  const drawn = [id, period.from.getTime(), period.to.getTime(), period.name, of];
  return JSON.stringify(language === 'en' ? [...drawn, language] : drawn);
}

export const funnelImage: ImageSource<{ report: FunnelReport; language: Language }> = {
  name: 'funnel',
  async load(ctx, text) {
    const [id, from, to, name, of, english] = key.parse(JSON.parse(text));
    const language = english ?? 'zh';
    const period = { name, from: new Date(from), to: new Date(to) };
    return { report: await funnelReportOf(ctx, id, period, of, wordsOf(language)), language };
  },
  draw: ({ report, language }) => drawFunnel(report, wordsOf(language)),
};
