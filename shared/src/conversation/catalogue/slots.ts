import type { Said } from '../../kernel';
import type { SlotSpec, SlotType } from '../spec';

const slot =
  (type: SlotType) =>
  (ask?: Said): SlotSpec =>
    ask === undefined ? { type } : { type, ask };

export const device = slot('device');
export const deviceSet = slot('deviceSet');
export const account = slot('account');
export const customer = slot('customer');
export const operator = slot('operator');
export const tag = slot('tag');
export const audience = slot('audience');
export const pool = slot('pool');
export const channel = slot('channel');
export const sop = slot('sop');
export const task = slot('task');
export const campaign = slot('campaign');
export const content = slot('content');
export const alert = slot('alert');
export const repeat = slot('repeat');
export const number = slot('number');
export const comparison = slot('comparison');
export const money = slot('money');
export const metric = slot('metric');
export const text = slot('text');
export const role = slot('role');
export const page = slot('page');
export const ordinals = slot('ordinals');

/** A period that has been: reports, lists, logs. */
export const past = (ask?: Said): SlotSpec => ({ ...slot('when')(ask), direction: 'past' });
/** A moment to come: schedules, reminders, pauses. */
export const future = (ask?: Said): SlotSpec => ({ ...slot('when')(ask), direction: 'future' });

export const choice = (choices: Record<string, string>, ask?: Said): SlotSpec => ({
  ...slot('choice')(ask),
  choices,
});

export const optional = (s: SlotSpec): SlotSpec => ({ ...s, optional: true });
/** Required, unless the other slot is there. */
export const either = (s: SlotSpec, or: string): SlotSpec => ({ ...s, or });

export const ASK_DEVICE = {
  zh: '哪台设备？例如 D-012，也可以说「离线设备」或「3组」',
  en: 'Which device? For example D-012, or "offline devices"',
};
export const ASK_ACCOUNT = { zh: '哪个微信号？例如 A-0031', en: 'Which WeChat account? For example A-0031' };
export const ASK_TASK = { zh: '哪个任务？例如 T-87', en: 'Which task? For example T-87' };
export const ASK_CUSTOMER = {
  zh: '哪位客户？说姓名、备注或手机尾号',
  en: 'Which customer? Say the name, the remark or the last digits of the phone number',
};
export const ASK_OPERATOR = { zh: '哪位同事？例如 小李', en: 'Which colleague? Say the name' };
export const ASK_TAG = { zh: '哪个标签？例如 高价值', en: 'Which tag? Say its name' };
export const ASK_AUDIENCE = {
  zh: '发给哪些客户？例如 标签高价值且30天未互动',
  en: 'Which customers? For example those of a tag',
};
export const ASK_POOL = { zh: '哪个流量池？例如 沉睡客户', en: 'Which pool? Say its name' };
export const ASK_CHANNEL = { zh: '哪个渠道？例如 抖音A', en: 'Which channel? Say its name' };
export const ASK_SOP = { zh: '哪个 SOP？例如 新客激活', en: 'Which SOP? Say its name' };
export const ASK_CAMPAIGN = { zh: '哪个群发？例如 C-12', en: 'Which campaign? For example C-12' };
export const ASK_CONTENT = { zh: '哪条素材？例如 M-5', en: 'Which material? For example M-5' };
export const ASK_ALERT = { zh: '哪条告警？例如 AL-3', en: 'Which alert? For example AL-3' };
export const ASK_METRIC = {
  zh: '哪个指标？例如 新增好友、成交金额',
  en: 'Which metric? For example new friends, order amount',
};

/** What an account may do or be stopped from doing (domain.md §2.1, pauses). */
export const SCOPES: Record<string, string> = {
  加好友: 'add',
  加人: 'add',
  加粉: 'add',
  群发: 'send',
  发消息: 'send',
  发送: 'send',
  聊天: 'send',
  发朋友圈: 'moments',
  朋友圈: 'moments',
  全部动作: 'all',
  所有动作: 'all',
  全部: 'all',
  所有操作: 'all',
  一切动作: 'all',
  一切: 'all',
};

export const ACCOUNT_KINDS: Record<string, string> = {
  业务号: 'business',
  人设号: 'persona',
};
