import { z } from 'zod';
import type { ActionKind, Outcome } from '../fleet';
import type { Words } from '../kernel';

const count = z.number().int().nonnegative();

/** What a phone may say of its work besides that it is done; what does not fit is kept and not shown. */
const EVIDENCE: Partial<Record<ActionKind, (evidence: unknown, w: Words) => string | null>> = {
  createGroup(evidence, w) {
    const said = z.object({ members: count }).safeParse(evidence);
    return said.success
      ? w(`完成，群里 ${said.data.members} 人`, `done, ${said.data.members} in the group`)
      : null;
  },
  importContacts(evidence, w) {
    const said = z.object({ imported: count }).safeParse(evidence);
    return said.success
      ? w(`完成，导入 ${said.data.imported} 个`, `done, ${said.data.imported} imported`)
      : null;
  },
  likeMoment(evidence, w) {
    const said = z.object({ liked: count }).safeParse(evidence);
    return said.success && said.data.liked === 0
      ? w('完成，没有可点赞的朋友圈', 'done, there was no moment to like')
      : null;
  },
};

/** What came of an action that is done, out of its evidence; null where 完成 says it all. */
export const evidenceText = (kind: ActionKind, outcome: Outcome, w: Words): string | null =>
  outcome.state === 'done' ? (EVIDENCE[kind]?.(outcome.evidence, w) ?? null) : null;
