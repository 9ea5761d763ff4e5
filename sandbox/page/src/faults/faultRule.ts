/** How a callback's seal is wrong. */
export type Seal = 'wrongReceiver' | 'tampered' | 'wrongSignature' | 'stale';

export const SEALS: { value: '' | Seal; text: string }[] = [
  { value: '', text: '没问题' },
  { value: 'wrongSignature', text: '签名不对' },
  { value: 'tampered', text: '内容被改过' },
  { value: 'wrongReceiver', text: '发给别的企业' },
  { value: 'stale', text: '时间戳太旧' },
];

/** One thing that goes wrong on purpose, as POST /sandbox/faults takes it. */
export interface FaultRule {
  endpoint: string;
  drop?: 'request' | 'answer';
  delayMs?: number;
  errcode?: number;
  status?: number;
  silent?: boolean;
  duplicate?: number;
  reorder?: boolean;
  seal?: Seal;
  times: number;
}

/** One that waits or works, as the sandbox tells it; `times` are the hits left. */
export interface ActiveFault {
  endpoint: string;
  drop: 'request' | 'answer' | null;
  delayMs: number;
  errcode: number | null;
  status: number | null;
  silent: boolean;
  duplicate: number;
  reorder: boolean;
  seal: Seal | null;
  times: number;
}

export const ENDPOINTS: { value: string; text: string }[] = [
  { value: 'callback', text: '回调：企业微信 → 产品' },
  { value: 'bot', text: '机器人回调：企业微信 → 产品' },
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
  { text: '接口回 502', rule: { endpoint: '*', status: 502, times: 1 } },
  { text: '发消息假装成功', rule: { endpoint: 'message/send', silent: true, times: 1 } },
  { text: '回调签名不对', rule: { endpoint: 'callback', seal: 'wrongSignature', times: 1 } },
  { text: '令牌突然失效', rule: { endpoint: '*', errcode: 42001, times: 1 } },
];

/** '延迟 3000 毫秒、重复 2 次' */
export const faultWords = (fault: ActiveFault): string =>
  [...wordsOfRoad(fault), ...wordsOfAnswer(fault)].filter(Boolean).join('、') || '没有效果';

/** What happens on the way. */
const wordsOfRoad = (fault: ActiveFault) => [
  fault.drop === 'request' && '请求丢失',
  fault.drop === 'answer' && '回答丢失',
  fault.delayMs > 0 && `延迟 ${fault.delayMs} 毫秒`,
  fault.duplicate > 0 && `多送 ${fault.duplicate} 次`,
  fault.reorder && '乱序',
];

/** What is told wrongly. */
const wordsOfAnswer = (fault: ActiveFault) => [
  fault.errcode !== null && `错误码 ${fault.errcode}`,
  fault.status !== null && `HTTP ${fault.status}`,
  fault.silent && '假装成功，谁也看不到',
  fault.seal && SEALS.find((s) => s.value === fault.seal)?.text,
];

export const endpointWords = (endpoint: string): string =>
  ENDPOINTS.find((e) => e.value === endpoint)?.text ?? endpoint;

/** What the panel's fields hold, as a person types them. */
export interface FaultDraft {
  endpoint: string;
  drop: '' | 'request' | 'answer';
  delayMs: string;
  errcode: string;
  status: string;
  silent: boolean;
  duplicate: string;
  reorder: boolean;
  seal: '' | Seal;
  times: string;
}

export const EMPTY_DRAFT: FaultDraft = {
  endpoint: 'callback',
  drop: '',
  delayMs: '',
  errcode: '',
  status: '',
  silent: false,
  duplicate: '',
  reorder: false,
  seal: '',
  times: '1',
};

/**
 * Null while nothing would go wrong. Error codes and HTTP's own exist only for the API; duplicates, disorder and bad
 * seals only for the app's callbacks.
 */
export function ruleOf(draft: FaultDraft): FaultRule | null {
  const own = OWN_EFFECTS[draft.endpoint] ?? effectsOnApi;
  const effects = { ...effectsAnywhere(draft), ...own(draft) };
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
  return {
    ...(duplicate ? { duplicate } : {}),
    ...(draft.reorder ? { reorder: true } : {}),
    ...(draft.seal ? { seal: draft.seal } : {}),
  };
}

function effectsOnApi(draft: FaultDraft): Effects {
  const errcode = whole(draft.errcode);
  const status = whole(draft.status);
  return {
    ...(errcode === null ? {} : { errcode }),
    ...(status === null ? {} : { status }),
    ...(draft.silent ? { silent: true } : {}),
  };
}

/** What only callbacks can suffer; every other endpoint is one of the API. */
const OWN_EFFECTS: Partial<Record<string, (draft: FaultDraft) => Effects>> = {
  callback: effectsOnCallback,
  bot: () => ({}),
};

const whole = (text: string): number | null => (/^-?\d+$/.test(text.trim()) ? Number(text) : null);
