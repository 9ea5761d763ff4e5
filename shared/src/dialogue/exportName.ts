import { wordsOf, type Words } from '../kernel';
import { clip } from './splitText';

const KINDS_EN: Record<string, string> = {
  device: 'devices',
  account: 'accounts',
  task: 'tasks',
  customer: 'customers',
  tag: 'tags',
  audit: 'audit',
  command: 'commands',
  alert: 'alerts',
  ticket: 'tickets',
  todo: 'to-dos',
};

const KINDS: Record<string, string> = {
  device: '设备',
  account: '微信号',
  task: '任务',
  customer: '客户',
  tag: '标签',
  audit: '操作记录',
  command: '指令',
  alert: '告警',
  ticket: '工单',
  todo: '待办',
};

/** What a headline counts: 离线设备 in `离线设备 2 台（共 12 台）`. */
const COUNTED = /^(?:找到)?(.{2,40}?) [\d,]+\+? ?[台个条位](?=$|[（(：:，,])/u;
/** What no file system takes in a name, and what would hide or turn parts of it. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNFIT = /[\\/:*?"<>|\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The name of an exported list's file: what the list is of, and the day (commands.md §1.7). */
export function exportName(headline: string, kind: string, day: string, w: Words = wordsOf('zh')): string {
  const counted = COUNTED.exec(headline)?.[1]?.replace(UNFIT, '').trim() ?? '';
  const plain = w(KINDS[kind] ?? '列表', KINDS_EN[kind] ?? 'list');
  return `${clip(counted === '' ? plain : counted, 30)}-${day}.xlsx`;
}
