/** 敏感词规则 */
export interface InterceptRule {
  ruleId: string;
  name: string;
  words: string[];
  semantics: number[];
  /** 1 warn and block, 2 warn */
  interceptType: 1 | 2;
  users: string[];
  departments: number[];
  createTime: number;
}

export interface InterceptRules {
  byId: Map<string, InterceptRule>;
}

export const makeInterceptRules = (): InterceptRules => ({ byId: new Map() });
