import { pauseStops, PAUSE_SCOPE_NAMES, type PauseScope, type Tier } from '../accounts';
import { canDo, type ActionKind } from '../fleet';
import { momentOf } from '../kernel';
import { pauseStopping } from '../tasks';

/** What decides whether an account can be given work. */
export interface WorkerFacts {
  deviceId: string | null;
  tier: Tier;
  pauses: readonly { scope: PauseScope; until: Date; reason: string }[];
  /** its phone: why it works for nobody, and what it can do; null = nobody knows of it */
  phone: { closed: string | null; caps: readonly string[] | null } | null;
}

/** Why an account is left out of a task that begins then; null = it takes part. A pause that is over by then does not count. */
export function workerRefusal(f: WorkerFacts, kind: ActionKind, begins: Date, tz: string): string | null {
  if (f.deviceId === null) return '没有登录在任何手机上';
  if (f.tier === 'danger') return '健康分低于 30，账号已停用';
  const scope = pauseStopping(kind);
  const pause = f.pauses.find((p) => scope && pauseStops(p.scope, scope) && p.until > begins);
  if (pause) return `${PAUSE_SCOPE_NAMES[pause.scope]}暂停到 ${momentOf(pause.until, tz)}（${pause.reason}）`;
  if (f.phone?.closed) return `${f.deviceId} ${f.phone.closed}`;
  return f.phone && !canDo(f.phone.caps, kind) ? `${f.deviceId} 的应用版本不支持这个动作` : null;
}
