import { z } from 'zod';
import { change, get, look, tell, type Call } from './ask';

/** 敏感词 that WeCom keeps members from sending (wecom-api.md §10.10): 100 rules of 300 words. */

interface Range {
  user_list?: readonly string[];
  department_list?: readonly number[];
}

interface RuleFields {
  rule_name: string;
  word_list: readonly string[];
  /** 1 phone number, 2 e-mail, 3 red packet */
  semantics_list?: readonly (1 | 2 | 3)[];
  /** 1 warn and block, 2 warn */
  intercept_type: 1 | 2;
}

const ruleId = z.union([z.string(), z.number().transform(String)]);
const rule = z.looseObject({
  rule_id: ruleId,
  rule_name: z.string(),
  word_list: z.array(z.string()).default([]),
  intercept_type: z.number().int(),
  extra_rule: z.object({ semantics_list: z.array(z.number()).default([]) }).optional(),
  applicable_range: z
    .object({ user_list: z.array(z.string()).default([]), department_list: z.array(z.number()).default([]) })
    .optional(),
});

export const addInterceptRule = async (call: Call, fields: RuleFields & { applicable_range: Range }) =>
  (await tell(call, 'externalcontact/add_intercept_rule', { ...fields }, z.object({ rule_id: ruleId })))
    .rule_id;

export const listInterceptRules = async (call: Call) =>
  (
    await get(
      call,
      'externalcontact/get_intercept_rule_list',
      {},
      z.object({
        rule_list: z
          .array(
            z.object({ rule_id: ruleId, rule_name: z.string(), create_time: z.number().int().default(0) }),
          )
          .default([]),
      }),
    )
  ).rule_list;

export const getInterceptRule = async (call: Call, id: string) =>
  (await look(call, 'externalcontact/get_intercept_rule', { rule_id: id }, z.object({ rule }))).rule;

/** What is left out stays as it is. */
export const updateInterceptRule = (
  call: Call,
  id: string,
  fields: Partial<Omit<RuleFields, 'semantics_list'>> & {
    extra_rule?: { semantics_list: readonly (1 | 2 | 3)[] };
    add_applicable_range?: Range;
    remove_applicable_range?: Range;
  },
): Promise<void> => change(call, 'externalcontact/update_intercept_rule', { rule_id: id, ...fields });

export const deleteInterceptRule = (call: Call, id: string): Promise<void> =>
  change(call, 'externalcontact/del_intercept_rule', { rule_id: id });
