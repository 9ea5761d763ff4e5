import type { CommandSpec } from '../spec';
import { optional, past, text } from './slots';

const group = '数据';

const ASK_REFLECTION = {
  zh: '反思：哪里做得好，哪里没做好，为什么？一两句就行，没有就说「跳过」',
  en: 'Reflection: what went well, what did not, and why? A sentence or two; say "skip" for none',
};
const ASK_CONCLUSION = {
  zh: '结论：学到了什么，以后怎么做？没有就说「跳过」',
  en: 'Conclusion: what was learnt, what will be done differently? Say "skip" for none',
};
const ASK_ACTIONS = {
  zh: '行动：接下来要做哪几件事？用分号隔开，没有就说「跳过」',
  en: 'Actions: what is to be done next? Separate with semicolons; say "skip" for none',
};

export const reviewWrite: CommandSpec = {
  id: 'review.write',
  group,
  names: ['写复盘', '填复盘', '做复盘'],
  aliases: ['write review'],
  summary: '一步步写周复盘：反思、结论、行动',
  summaryEn: 'Write the weekly review step by step',
  examples: ['写复盘「投放开始得太晚」「抖音A 值得加预算」「周三前联系沉睡客户」'],
  slots: {
    reflection: text(ASK_REFLECTION),
    conclusion: text(ASK_CONCLUSION),
    actions: text(ASK_ACTIONS),
    when: optional(past()),
  },
  permission: 'review.write',
  risk: 'write',
  version: 1,
};

export const reviewReflect: CommandSpec = {
  id: 'review.reflect',
  group,
  names: ['写反思'],
  aliases: ['reflect'],
  summary: '写周复盘的反思',
  summaryEn: 'The reflection of a weekly review',
  examples: ['写反思：投放开始得太晚', '上周写反思：投放开始得太晚'],
  slots: { text: text(ASK_REFLECTION), when: optional(past()) },
  permission: 'review.write',
  risk: 'write',
  version: 1,
};

export const reviewConclude: CommandSpec = {
  id: 'review.conclude',
  group,
  names: ['写结论'],
  aliases: ['conclude'],
  summary: '写周复盘的结论',
  summaryEn: 'The conclusion of a weekly review',
  examples: ['写结论：抖音A 值得加预算'],
  slots: { text: text(ASK_CONCLUSION), when: optional(past()) },
  permission: 'review.write',
  risk: 'write',
  version: 1,
};

export const reviewAct: CommandSpec = {
  id: 'review.act',
  group,
  names: ['加行动', '写行动'],
  aliases: ['add action'],
  summary: '给周复盘加行动',
  summaryEn: 'Add actions to a weekly review',
  examples: ['加行动：周三前联系沉睡客户；换一版朋友圈文案'],
  slots: { text: text(ASK_ACTIONS), when: optional(past()) },
  permission: 'review.write',
  risk: 'write',
  version: 1,
};

export const reviews = [reviewWrite, reviewReflect, reviewConclude, reviewAct] as const;
