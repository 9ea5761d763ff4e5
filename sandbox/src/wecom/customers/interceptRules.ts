import { unixSeconds } from '../../clock/clock';
import type { InterceptRule } from '../../state/interceptRules';
import type { World } from '../../world';
import type { Endpoints } from '../endpoint';
import { numberOf, objectOf, stringsOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';

const MOST_RULES = 100;
const MOST_WORDS = 300;

/** 敏感词 (wecom-api.md §10.10). */
export const interceptRules: Endpoints = {
  get: {
    'externalcontact/get_intercept_rule_list': (world) => ({
      rule_list: [...world.company.interceptRules.byId.values()].map((r) => ({
        rule_id: r.ruleId,
        rule_name: r.name,
        create_time: r.createTime,
      })),
    }),
  },
  post: {
    'externalcontact/add_intercept_rule': (world, { body }) => {
      const { byId } = world.company.interceptRules;
      if (byId.size >= MOST_RULES) throw new WecomError(41069);
      const rule: InterceptRule = {
        ruleId: String(Math.max(0, ...[...byId.keys()].map(Number)) + 1),
        name: nameOf(world, body, ''),
        words: wordsOf(body),
        semantics: semanticsOf(body),
        interceptType: numberOf(body, 'intercept_type') === 2 ? 2 : 1,
        ...rangeOf(objectOf(body, 'applicable_range')),
        createTime: unixSeconds(world.clock),
      };
      if (rule.users.length + rule.departments.length === 0)
        throw new WecomError(40058, 'applicable_range missing');
      byId.set(rule.ruleId, rule);
      return { rule_id: rule.ruleId };
    },
    'externalcontact/get_intercept_rule': (world, { body }) => ({ rule: view(known(world, body)) }),
    'externalcontact/update_intercept_rule': (world, { body }) => {
      update(world, known(world, body), body);
      return {};
    },
    'externalcontact/del_intercept_rule': (world, { body }) => {
      world.company.interceptRules.byId.delete(known(world, body).ruleId);
      return {};
    },
  },
};

function update(world: World, rule: InterceptRule, body: Json): void {
  const [adds, removes] = [
    rangeOf(objectOf(body, 'add_applicable_range')),
    rangeOf(objectOf(body, 'remove_applicable_range')),
  ];
  const extra = objectOf(body, 'extra_rule');
  const fresh = {
    name: body['rule_name'] === undefined ? rule.name : nameOf(world, body, rule.ruleId),
    words: body['word_list'] === undefined ? rule.words : wordsOf(body),
    semantics: extra ? semanticsOf(extra) : rule.semantics,
    users: [...new Set([...rule.users, ...adds.users])].filter((u) => !removes.users.includes(u)),
    departments: [...new Set([...rule.departments, ...adds.departments])].filter(
      (d) => !removes.departments.includes(d),
    ),
  };
  const type = numberOf(body, 'intercept_type');
  Object.assign(rule, fresh, type === 1 || type === 2 ? { interceptType: type } : {});
}

function known(world: World, body: Json): InterceptRule {
  const rule = world.company.interceptRules.byId.get(textOf(body, 'rule_id'));
  if (!rule) throw new WecomError(41070);
  return rule;
}

function nameOf(world: World, body: Json, self: string): string {
  const name = textOf(body, 'rule_name');
  const length = Array.from(name).length;
  if (length < 1 || length > 20) throw new WecomError(40058, 'invalid rule_name');
  const taken = [...world.company.interceptRules.byId.values()].some(
    (r) => r.name === name && r.ruleId !== self,
  );
  if (taken) throw new WecomError(41077);
  return name;
}

function wordsOf(body: Json): string[] {
  const words = stringsOf(body, 'word_list');
  if (words.length > MOST_WORDS) throw new WecomError(41068);
  if (words.length === 0 || words.some((w) => w === '' || Array.from(w).length > 32))
    throw new WecomError(41083);
  return words;
}

function semanticsOf(body: Json): number[] {
  const list = Array.isArray(body['semantics_list']) ? body['semantics_list'].map(Number) : [];
  if (list.some((s) => ![1, 2, 3].includes(s))) throw new WecomError(41084);
  return list;
}

function rangeOf(range: Json | null): { users: string[]; departments: number[] } {
  const users = stringsOf(range, 'user_list');
  const departments = Array.isArray(range?.['department_list']) ? range['department_list'].map(Number) : [];
  if (users.length > 1000) throw new WecomError(41076);
  return { users, departments };
}

const view = (rule: InterceptRule): Json => ({
  rule_id: rule.ruleId,
  rule_name: rule.name,
  word_list: rule.words,
  extra_rule: { semantics_list: rule.semantics },
  intercept_type: rule.interceptType,
  applicable_range: { user_list: rule.users, department_list: rule.departments },
});
