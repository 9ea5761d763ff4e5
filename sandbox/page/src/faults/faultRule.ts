/** One thing that goes wrong on purpose, as POST /sandbox/faults takes it. */
export interface FaultRule {
  endpoint: string;
  drop?: 'request' | 'answer';
  delayMs?: number;
  errcode?: number;
  duplicate?: number;
  reorder?: boolean;
  times: number;
}

/** One that waits or works, as the sandbox tells it; `times` are the hits left. */
export interface ActiveFault {
  endpoint: string;
  drop: 'request' | 'answer' | null;
  delayMs: number;
  errcode: number | null;
  duplicate: number;
  reorder: boolean;
  times: number;
}

export const ENDPOINTS: { value: string; text: string }[] = [
  { value: 'callback', text: '回调：企业微信 → 产品' },
  { value: '*', text: '全部接口：产品 → 企业微信' },
  { value: 'message/send', text: '发消息 message/send' },
  { value: 'message/update_template_card', text: '更新卡片 update_template_card' },
  { value: 'media/upload', text: '传素材 media/upload' },
  { value: 'gettoken', text: '取令牌 gettoken' },
];

export const PRESETS: { text: string; rule: FaultRule }[] = [
  { text: '下一条消息送达 3 次', rule: { endpoint: 'callback', duplicate: 2, times: 1 } },
  { text: '下一条消息丢失一次', rule: { endpoint: 'callback', drop: 'request', times: 1 } },
  { text: '回答丢在路上', rule: { endpoint: 'callback', drop: 'answer', times: 1 } },
  { text: '消息晚到 3 秒', rule: { endpoint: 'callback', delayMs: 3_000, times: 1 } },
  { text: '下两条消息乱序', rule: { endpoint: 'callback', reorder: true, times: 1 } },
  { text: '发消息遇到系统繁忙', rule: { endpoint: 'message/send', errcode: -1, times: 1 } },
  { text: '令牌突然失效', rule: { endpoint: '*', errcode: 42001, times: 1 } },
];

/** '延迟 3000 毫秒、重复 2 次' */
export function faultWords(fault: ActiveFault): string {
  const words = [
    fault.drop === 'request' && '请求丢失',
    fault.drop === 'answer' && '回答丢失',
    fault.delayMs > 0 && `延迟 ${fault.delayMs} 毫秒`,
    fault.errcode !== null && `错误码 ${fault.errcode}`,
    fault.duplicate > 0 && `多送 ${fault.duplicate} 次`,
    fault.reorder && '乱序',
  ];
  return words.filter(Boolean).join('、') || '没有效果';
}

export const endpointWords = (endpoint: string): string =>
  ENDPOINTS.find((e) => e.value === endpoint)?.text ?? endpoint;

/** What the panel's fields hold, as a person types them. */
export interface FaultDraft {
  endpoint: string;
  drop: '' | 'request' | 'answer';
  delayMs: string;
  errcode: string;
  duplicate: string;
  reorder: boolean;
  times: string;
}

export const EMPTY_DRAFT: FaultDraft = {
  endpoint: 'callback',
  drop: '',
  delayMs: '',
  errcode: '',
  duplicate: '',
  reorder: false,
  times: '1',
};

/** Null while nothing would go wrong. Error codes exist only for the API; duplicates and disorder only for callbacks. */
export function ruleOf(draft: FaultDraft): FaultRule | null {
  const ofCallback = draft.endpoint === 'callback';
  const effects = {
    ...effectsAnywhere(draft),
    ...(ofCallback ? effectsOnCallback(draft) : effectsOnApi(draft)),
  };
  if (Object.keys(effects).length === 0) return null;
  return { endpoint: draft.endpoint, ...effects, times: Math.max(1, whole(draft.times) ?? 1) };
}

type Effects = Omit<FaultRule, 'endpoint' | 'times'>;

function effectsAnywhere(draft: FaultDraft): Effects {
  const delayMs = whole(draft.delayMs);
  return { ...(draft.drop ? { drop: draft.drop } : {}), ...(delayMs ? { delayMs } : {}) };
}

function effectsOnCallback(draft: FaultDraft): Effects {
  const duplicate = whole(draft.duplicate);
  return { ...(duplicate ? { duplicate } : {}), ...(draft.reorder ? { reorder: true } : {}) };
}

function effectsOnApi(draft: FaultDraft): Effects {
  const errcode = whole(draft.errcode);
  return errcode === null ? {} : { errcode };
}

const whole = (text: string): number | null => (/^-?\d+$/.test(text.trim()) ? Number(text) : null);
