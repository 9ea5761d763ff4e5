import type { MassTaskView, MemberTasksView, MomentTaskView } from '../../../src/liveCompany';

/** How many things wait for the member. */
export const waitingOf = ({ mass, moments }: MemberTasksView): number =>
  mass.filter((t) => t.state === 'waiting').length + moments.filter((t) => t.state === 'waiting').length;

export const MASS_STATES: Record<MassTaskView['state'], string> = {
  waiting: '待确认',
  ignored: '已忽略',
  sent: '已发送',
  cancelled: '已被取消',
};

export const MOMENT_STATES: Record<MomentTaskView['state'], string> = {
  waiting: '待发表',
  published: '已发表',
  cancelled: '已被取消',
};

export const FATES: Record<MassTaskView['recipients'][number]['fate'], string> = {
  unsent: '未发送',
  sent: '已送达',
  gone: '已不是好友',
  capped: '收满了',
};

/** '给 3 位客户' */
export const audienceWords = ({ to, counts }: MassTaskView): string =>
  to === 'group' ? `给 ${counts.all} 个客户群` : `给 ${counts.all} 位客户`;

/** What became of it; null before it was sent. The figures add up to all. */
export function resultWords({ state, counts }: MassTaskView): string | null {
  if (state !== 'sent') return null;
  const left = counts.all - counts.sent - counts.gone - counts.capped;
  const parts = [
    `送达 ${counts.sent}`,
    counts.gone > 0 && `已不是好友 ${counts.gone}`,
    counts.capped > 0 && `本期收满 ${counts.capped}`,
    left > 0 && `没有勾选 ${left}`,
  ];
  return parts.filter(Boolean).join(' · ');
}
