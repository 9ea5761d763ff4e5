import { dictionaryAt, quotedAt } from './names';
import { leaf, type Read } from './rule';
import type { Scan } from './scan';
import { stick, width } from './scan';

const WITH = /(?:有|带有?|打了|含有?|包含|属于)?(?:标签(?:是|为|:|含|包含)?\s?)/y;
const NAME = /[\u4e00-\u9fa5A-Za-z0-9+_]{1,12}/y;
/** where a tag's free name stops */
const STOP =
  /[的且或和与但又、]|并且|而且|同时|不含|不包|排除|除了|客户|用户|好友|人群|标签|群发|群|发送|推送|点赞|建|拉|打|加|以外|之外|外的|\d+天|近\d|最近|超过\d|未|没|无/;

/** 标签高价值, 带高价值标签的, 【高价值】. */
export function taggedByWord(s: Scan, i: number): Read | null {
  const prefix = width(WITH, s.text, i);
  const from = i + (prefix > 0 ? prefix : width(/带有?|打了|含有?|有/y, s.text, i));
  const known = tagNameAt(s, from);
  if (!known) return null;
  const suffix = width(/的?标签/y, s.text, known.end);
  const sure = prefix + suffix > 0 || s.text.charAt(from) === '【' || known.cost === 0;
  if (!sure) return null;
  return { rule: leaf('tag', 'has', known.value), end: known.end + suffix, cost: known.cost / 2 };
}

const tagNameAt = (s: Scan, i: number): { value: unknown; end: number; cost: number } | null =>
  quotedAt(s, i) ?? dictionaryAt(s, i, s.context.dictionary?.tags)[0] ?? freeTag(s, i);

/** verbs and times: where these stand, no tag's name is being said */
const NO_TAG =
  /^[有是叫]|标[成为]|^一下|这个?$|那个?$|删|重启|停|把|给|昨|今天|明天|前天|上周|本周|下周|本月|上月|新增|加人|查|找|看|改|导出|恢复|解绑|多少|哪|谁|怎|所有|全部|^这|^那|消费|订单|金额|满\d|[年月日周组来]$/;

function freeTag(s: Scan, i: number): { value: string; end: number; cost: number } | null {
  const run = stick(NAME, s.text, i)?.[0] ?? '';
  // 老客户 is a tag's name, its first character alone is none
  const stop =
    run.search(STOP) === 1
      ? 1 +
          run
            .slice(1)
            .replace(/^(?:客户|用户|好友)/, '__')
            .search(STOP) || run.length
      : run.search(STOP);
  const name = stop < 0 ? run : run.slice(0, stop);
  return name.length === 0 || NO_TAG.test(name) ? null : { value: name, end: i + name.length, cost: 0.4 };
}

/** 高价值客户: a free name before 客户 is a tag. */
export function bareTag(s: Scan, i: number): Read | null {
  const found = freeTag(s, i);
  if (!found || found.value.length < 2 || /^(?:这|那|所有|全部|给|把|昨|今|明|上|下|本)/.test(found.value))
    return null;
  if (!/^(?:的)?(?:客户|用户|好友|人群|粉丝|顾客|且|并且|又|、|或)/.test(s.text.slice(found.end)))
    return null;
  // 北京的客户, 小李的客户: more likely where they live or whose they are
  const loose = s.text.charAt(found.end) === '的' || /^[小老阿].$/.test(found.value);
  return { rule: leaf('tag', 'has', found.value), end: found.end, cost: 0.8, loose };
}
