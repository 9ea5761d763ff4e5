const MOST_ACTIONS = 10;
const LONGEST = 200;

/** 1. 周三前联系沉睡客户；2. 换一版朋友圈文案 → two actions. Lines, semicolons and numbering separate them. */
export function actionsIn(text: string): string[] {
  return text
    .split(/[；;\n]+|(?:^|[\s，,。])\d{1,2}[.、)）](?!\d)\s*/)
    .map((a) => a.trim().replace(/[。，,]$/, ''))
    .filter((a) => a !== '')
    .slice(0, MOST_ACTIONS)
    .map((a) => a.slice(0, LONGEST));
}

const NOTHING = /^(?:跳过|略过|先不写|没有|无|不写|skip|none)[。！!]?$/i;

/** The answer of somebody who has nothing to say to this question. */
export const saysNothing = (text: string): boolean => NOTHING.test(text.trim());
