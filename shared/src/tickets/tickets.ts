import type { Words } from '../kernel';
import type { RoleId } from '../operators';

export const TICKET_KINDS = ['bug', 'request', 'urgent'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

export const TICKET_STATES = ['submitted', 'reviewed', 'scheduled', 'done', 'accepted'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

interface KindFacts {
  name: string;
  /** the first answer is owed within this long (domain.md §8); a request waits for the weekly review */
  answerMinutes: number;
  promise: string;
  /** who answers; the owners when nobody has these roles */
  roles: readonly RoleId[];
}

const WEEK = 7 * 24 * 60;

export const TICKETS: Record<TicketKind, KindFacts> = {
  bug: { name: 'Bug', answerMinutes: 120, promise: '2 小时内首次答复', roles: ['admin', 'product'] },
  request: { name: '需求', answerMinutes: WEEK, promise: '一周内评审', roles: ['product'] },
  urgent: {
    name: '紧急',
    answerMinutes: 15,
    promise: '15 分钟内答复',
    roles: ['owner', 'admin', 'matrixOps'],
  },
};

const ENGLISH: Record<TicketKind, Pick<KindFacts, 'name' | 'promise'>> = {
  bug: { name: 'bug', promise: 'first answer within 2 hours' },
  request: { name: 'request', promise: 'reviewed within a week' },
  urgent: { name: 'urgent', promise: 'answered within 15 minutes' },
};

/** How a kind is called, and what is promised for it. */
export const ticketWords = (kind: TicketKind, w: Words): Pick<KindFacts, 'name' | 'promise'> =>
  w(TICKETS[kind], ENGLISH[kind]);

const STATE_NAMES: Record<TicketState, string> = {
  submitted: '已提交',
  reviewed: '已评审',
  scheduled: '已排期',
  done: '已完成',
  accepted: '已验收',
};

const STATE_NAMES_EN: Record<TicketState, string> = {
  submitted: 'submitted',
  reviewed: 'reviewed',
  scheduled: 'scheduled',
  done: 'done',
  accepted: 'accepted',
};

export const ticketStateName = (state: TicketState, w: Words): string =>
  w(STATE_NAMES, STATE_NAMES_EN)[state];

/** What has to be done to leave a state, and by whom: the people who answer, at the end the one who asked. */
export interface TicketStep {
  /** as its to-do is stored and may be said */
  verb: string;
  to: TicketState;
  by: 'team' | 'reporter';
}

const STEPS: Record<TicketState, TicketStep | null> = {
  submitted: { verb: '评审', to: 'reviewed', by: 'team' },
  reviewed: { verb: '排期', to: 'scheduled', by: 'team' },
  scheduled: { verb: '完成', to: 'done', by: 'team' },
  done: { verb: '验收', to: 'accepted', by: 'reporter' },
  accepted: null,
};

const VERBS_EN: Record<TicketState, string> = {
  submitted: 'Submit',
  reviewed: 'Review',
  scheduled: 'Schedule',
  done: 'Finish',
  accepted: 'Accept',
};

export const stepVerb = (step: TicketStep, w: Words): string => w(step.verb, VERBS_EN[step.to]);

/** null: nothing is left to do. */
export const nextTicketStep = (state: TicketState): TicketStep | null => STEPS[state];

export function answerDueAt(kind: TicketKind, submittedAt: Date): Date {
  return new Date(submittedAt.getTime() + TICKETS[kind].answerMinutes * 60_000);
}

/** Nobody has answered in time, and nobody has been called because of it yet. */
export const isUnanswered = (
  t: { state: TicketState; dueAt: Date; escalatedAt: Date | null },
  now: Date,
): boolean => t.state === 'submitted' && t.escalatedAt === null && t.dueAt <= now;
