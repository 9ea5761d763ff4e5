import { dayBounds, dayOf } from '../../kernel';
import { iso, parseTime } from '../time';
import { stick, type Candidate, type Extractor, type Scan } from './scan';

/** A period {from, to} or a moment {at}; which way an open one points is the slot's. */
export const when: Extractor = (s, i, slot) => {
  const found = s.time(i, slot.direction);
  if (!found || found.value.kind === 'recurrence') return slot.span ? span(s, i) : [];
  const { at, from, to, grain } = found.value;
  // 现在 and 马上 say what is understood without them
  if (at !== undefined && Date.parse(at) === Date.parse(s.context.now)) return [];
  if (at !== undefined && grain === 'day' && slot.direction === 'past') return [dayAround(s, at, found.end)];
  return [{ end: found.end, value: at === undefined ? { from, to } : { at }, cost: 0 }];
};

export const repeat: Extractor = (s, i) => {
  const found = s.time(i, 'future');
  if (found?.value.kind !== 'recurrence') return [];
  return [
    {
      end: found.end,
      value: { cron: found.value.cron, tz: found.value.tz },
      cost: found.value.assumed.length * 0.1,
    },
  ];
};

const SPAN = /(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})个?半?(?:分钟|小时|钟头|天|周|星期|月)(?!前|后|内)/y;

/** 暂停 24小时: that long from now. */
function span(s: Scan, i: number): Candidate[] {
  const m = stick(SPAN, s.text, i);
  const until = m && parseTime(`${m[0]}后`, { now: s.context.now, tz: s.context.tz });
  return m && until?.at !== undefined ? [{ end: i + m[0].length, value: { at: until.at }, cost: 0 }] : [];
}

/** 3天前 in a report is that whole day, not the minute. */
function dayAround(s: Scan, at: string, end: number): Candidate {
  const { from, to } = dayBounds(dayOf(new Date(at), s.context.tz), s.context.tz);
  return { end, value: { from: iso(from, s.context.tz), to: iso(to, s.context.tz) }, cost: 0 };
}
