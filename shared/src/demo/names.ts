import type { Dice } from './dice';

const list = (words: string): string[] => words.split(' ');

const SURNAMES: readonly (readonly [string, number])[] = [
  ...list('王 李 张 刘 陈').map((s) => [s, 9] as const),
  ...list('杨 黄 赵 吴 周 徐 孙 马 朱 胡').map((s) => [s, 5] as const),
  ...list('郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于').map(
    (s) => [s, 2] as const,
  ),
  ...list('杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹').map(
    (s) => [s, 1] as const,
  ),
];
const FEMALE = list(
  '芳 娜 敏 静 丽 艳 娟 霞 燕 玲 婷 慧 莹 雪 倩 颖 琳 悦 欣 佳怡 雨欣 梓涵 思琪 诗涵 欣怡 雅婷 晓燕 丽娟 美玲 春梅 玉兰 佳琪 梦瑶 晓彤 文静 嘉欣 秀英 桂香 小芳 若曦 语嫣 婉清 依然 晨曦 子萱 心怡 可馨 沐晴 书瑶 晓雯 丹丹 莉莉 媛媛 圆圆',
);
const MALE = list(
  '伟 强 磊 军 洋 勇 杰 涛 明 超 刚 平 辉 鹏 斌 浩 宇 凯 志强 建国 俊杰 子轩 浩然 宇航 文博 晓东 海涛 国庆 志远 天佑 家豪 睿 思远 立新 永强',
);

export interface DemoName {
  name: string;
  gender: 'f' | 'm';
}

/** A skin-care company: four customers in five are women. */
export function someName(dice: Dice): DemoName {
  const gender = dice.chance(0.8) ? 'f' : 'm';
  return { name: dice.weighted(SURNAMES) + dice.pick(gender === 'f' ? FEMALE : MALE), gender };
}

/** People the handbook's examples speak of, so that 找客户 张三 finds somebody. */
export const KNOWN_NAMES: readonly DemoName[] = [
  { name: '张三', gender: 'm' },
  { name: '李娜', gender: 'f' },
  { name: '李娜', gender: 'f' },
  { name: '王小明', gender: 'm' },
];

export const REGIONS: readonly (readonly [string, number])[] = [
  ['上海', 34],
  ['杭州', 12],
  ['苏州', 10],
  ['南京', 8],
  ['北京', 7],
  ['广州', 6],
  ['深圳', 6],
  ['成都', 5],
  ['武汉', 5],
  ['其他城市', 7],
];

const PREFIXES = list(
  '130 131 132 135 136 137 138 139 150 151 152 158 159 176 177 180 181 186 187 188 189 199',
);

export const somePhone = (dice: Dice): string =>
  dice.pick(PREFIXES) + String(dice.int(0, 99_999_999)).padStart(8, '0');

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz0123456789';
export const someLetters = (dice: Dice, length: number): string =>
  Array.from({ length }, () => LETTERS[dice.int(0, LETTERS.length - 1)] ?? 'A').join('');
