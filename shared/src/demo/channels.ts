/** How the four channels differ: much traffic that hesitates, or few people who came because a friend said so. */
export interface Channel {
  name: string;
  tag: string;
  /** share of the scans */
  weight: number;
  request: number;
  pass: number;
  consult: number;
  order: number;
  repeat: number;
}

export const CHANNELS: readonly Channel[] = [
  {
    name: '抖音A',
    tag: '来自抖音',
    weight: 42,
    request: 0.9,
    pass: 0.78,
    consult: 0.2,
    order: 0.2,
    repeat: 0.2,
  },
  {
    name: '小红书B',
    tag: '来自小红书',
    weight: 28,
    request: 0.92,
    pass: 0.84,
    consult: 0.27,
    order: 0.26,
    repeat: 0.28,
  },
  {
    name: '门店扫码',
    tag: '来自门店',
    weight: 18,
    request: 0.97,
    pass: 0.94,
    consult: 0.3,
    order: 0.33,
    repeat: 0.36,
  },
  {
    name: '老带新',
    tag: '来自转介绍',
    weight: 12,
    request: 0.96,
    pass: 0.92,
    consult: 0.38,
    order: 0.4,
    repeat: 0.4,
  },
];
