import { z } from 'zod';
import { endpoint } from '../kernel';

/** What a plugin takes: checked by the plugin itself, field by field; `docs/ARCHITECTURE.md` says how they are made. */
const params = z.record(z.string().max(40), z.unknown());

export const taskPreview = z.object({
  headline: z.string(),
  lines: z.array(z.string()),
  /** the first hundred, masked */
  targets: z.array(z.string()),
  targetsInAll: z.number(),
  leftOut: z.array(z.object({ text: z.string(), reason: z.string() })),
  leftOutInAll: z.number(),
  /** to be handed back with the order: only what was shown is done */
  digest: z.string(),
});

/** The two endpoints of one plugin; its permission opens both. */
export const workbenchEndpoints = (plugin: string, permission: string) => ({
  preview: endpoint({
    method: 'POST',
    path: `/api/v1/workbench/${plugin}/preview`,
    permission,
    body: z.object({ params }),
    reply: taskPreview,
  }),
  order: endpoint({
    method: 'POST',
    path: `/api/v1/workbench/${plugin}/tasks`,
    permission,
    body: z.object({
      params,
      digest: z.string().regex(/^[0-9a-f]{64}$/, '请先预览，再带上预览的 digest'),
      /** the caller's own name for this order: the same again gives the same task */
      key: z.string().regex(/^[\w-]{8,64}$/, 'key 是 8–64 个字母、数字或短横'),
    }),
    reply: z.object({ task: z.string(), title: z.string() }),
  }),
});
