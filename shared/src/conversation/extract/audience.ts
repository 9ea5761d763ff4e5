import { conditionAt } from './conditions';
import type { AudienceRule, Read } from './rule';
import type { Candidate, Extractor, Scan } from './scan';
import { stick, width } from './scan';

const AND = /\s?(?:并且|而且|同时|且|又|和|与|、|,|但是?|以及|,?\s?还)\s?/y;
/** 高价值客户和意向客户 are both groups together */
const OR = /\s?(?:或者|或是|或|(?:客户|用户|好友|的人)(?:和|与|、|以及|还有|或))\s?/y;
/** 高价值和高意向: both at once, or either? It is asked before anything is sent. */
const VAGUE = /^\s?(?:和|与|、|,|以及)\s?$/;
const NOT = /不含|不包含|不包括|不要包括|排除掉?|除去|除了|去掉|剔除|非(?=[^常])|没有(?=标签|打)|不是|不在/y;
const TAIL =
  /(?:以外|之外|除外)?(?:的)?(?:所有|全部)?(?:客户|好友|用户|人群(?!发)|人|粉丝|顾客)(?:们)?(?!端|运营)/y;
const HEAD = /(?:所有|全部|全体)?(?:的)?/y;

/** 标签高价值且30天未互动且不含已成交: conditions joined by 且 and 或; 且 binds closer. */
export const audience: Extractor = (s, i) => {
  const start = i + width(HEAD, s.text, i);
  const first = orAt(s, start);
  if (!first) return everybody(s, i, start);
  const tail = width(TAIL, s.text, first.end);
  const read: Candidate = {
    end: first.end + tail,
    value: first.rule,
    cost: first.cost + (tail > 0 ? 0 : 0.2),
  };
  if (tail === 0) read.bare = true;
  if (isVague(first)) read.doubt = 'name';
  return [read];
};

const isVague = (r: Read): boolean => r.vague === true || (r.loose === true && 'field' in r.rule);

/** 所有客户, 全部好友: pool 0 (domain.md §3). */
function everybody(s: Scan, i: number, start: number): Candidate[] {
  const tail = start > i ? stick(TAIL, s.text, start) : null;
  if (!tail) return [];
  return [{ end: start + tail[0].length, value: { field: 'pool', op: 'is', value: '全部好友' }, cost: 0.1 }];
}

function orAt(s: Scan, i: number): Read | null {
  return chain(s, i, OR, andAt, (rules) => ({ or: rules }));
}

function andAt(s: Scan, i: number): Read | null {
  return chain(s, i, AND, notAt, (rules) => ({ and: rules }));
}

function chain(
  s: Scan,
  i: number,
  joiner: RegExp,
  part: (s: Scan, i: number) => Read | null,
  join: (rules: AudienceRule[]) => AudienceRule,
): Read | null {
  const first = part(s, i);
  if (!first) return null;
  const rules = [first.rule];
  const all: Read = { ...first };
  for (;;) {
    const glue = joinAt(s, all.end, joiner);
    const next = glue === null ? null : part(s, all.end + glue.length);
    if (glue === null || !next) break;
    rules.push(next.rule);
    all.end = next.end;
    all.cost += next.cost;
    all.vague ||= next.vague === true || VAGUE.test(glue);
  }
  return { ...all, rule: rules.length === 1 ? first.rule : join(rules) };
}

/** 30天未互动的高价值客户: 的 joins two conditions like 且. */
const LINK = /的?(?=不含|不包|排除|除去|剔除)|的(?=.{1,12}(?:客户|用户|好友))/y;

function joinAt(s: Scan, i: number, joiner: RegExp): string | null {
  const m = stick(joiner, s.text, i) ?? (joiner === AND ? stick(LINK, s.text, i) : null);
  return m === null ? null : m[0];
}

function notAt(s: Scan, i: number): Read | null {
  const not = stick(NOT, s.text, i);
  if (!not) return conditionAt(s, i);
  const inner = conditionAt(s, i + not[0].length);
  if (!inner) return conditionAt(s, i);
  const tail = stick(/(?:以外|之外|的)/y, s.text, inner.end);
  return { ...inner, rule: { not: inner.rule }, end: inner.end + (tail?.[0].length ?? 0) };
}
