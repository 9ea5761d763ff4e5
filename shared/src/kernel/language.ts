export type Language = 'zh' | 'en';

/** Picks from one idea said in both languages; leaving one out does not compile. */
export type Words = <T>(zh: T, en: T) => T;

const chinese: Words = (zh) => zh;
const english: Words = (_zh, en) => en;

/** `w('没有设备', 'No devices')`: both stand side by side in the file that says them. */
export const wordsOf = (language: Language | undefined): Words => (language === 'en' ? english : chinese);

/** A sentence in both. */
export type Said = Readonly<Record<Language, string>>;

/** What is said by whom nobody knows yet, for a reader of either. */
export const bothWays = (say: (w: Words) => string): Said => ({ zh: say(chinese), en: say(english) });
