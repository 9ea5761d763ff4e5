const AREAS: Record<string, string> = {
  device: '设备',
  account: '微信号',
  task: '任务',
  customer: '客户',
  tag: '标签',
  pool: '流量池',
  distribution: '流量分发',
  campaign: '群发',
  moment: '朋友圈',
  group: '客户群',
  content: '素材',
  word: '敏感词',
  sop: 'SOP',
  channel: '渠道',
  reward: '奖励',
  withdrawal: '提现',
  report: '报告',
  metric: '指标',
  funnel: '漏斗',
  rfm: 'RFM',
  retention: '留存',
  health: '健康度',
  performance: '业绩',
  experiment: '实验',
  target: '目标',
  cost: '成本',
  alert: '告警',
  ticket: '工单',
  todo: '待办',
  role: '角色',
  audit: '审计',
  queue: '队列',
  system: '系统',
};

const WORDS: Record<string, string> = {
  list: '查看列表',
  show: '查看详情',
  search: '查找',
  query: '查询',
  rank: '排行',
  why: '找原因',
  explain: '看原因',
  quota: '看额度',
  stats: '看效果',
  index: '看指数',
  status: '看状态',
  daily: '日报',
  weekly: '周报',
  monthly: '月报',
  quarterly: '季报',
  subscribe: '订阅',
  unsubscribe: '退订',
  restart: '重启',
  pair: '配对',
  unbind: '解绑',
  rename: '改名',
  group: '分组',
  assign: '分派',
  log: '看日志',
  screenshot: '截图',
  maintain: '维护',
  pause: '暂停',
  resume: '恢复',
  stop: '停止',
  retry: '重试',
  publish: '发布',
  like: '点赞',
  create: '新建',
  welcome: '欢迎语',
  tag: '打标签',
  untag: '去标签',
  note: '备注',
  follow: '跟进',
  optOut: '退订',
  erase: '删除个人信息',
  merge: '合并',
  delete: '删除',
  start: '开始',
  preview: '预演',
  approve: '通过',
  reject: '驳回',
  review: '审核',
  rewrite: '改写',
  check: '检查',
  add: '添加',
  enable: '启用',
  disable: '停用',
  enrol: '加入',
  code: '渠道码',
  set: '设定',
  ack: '处理',
  resolve: '解决',
  rule: '规则',
  bug: '报 Bug',
  request: '提需求',
  urgent: '紧急',
  done: '完成',
  grant: '授予',
  revoke: '收回',
};

const AREA_NAMES = new Map(Object.entries(AREAS));
const VERB_WORDS = new Map(Object.entries(WORDS));

export interface AreaWords {
  area: string;
  words: string[];
}

/**
 * Permissions as people say them, one line an area, in the order above. What everybody may do (帮助, 我是谁…) and what
 * this version has no word for is left out: a raw id tells a person nothing.
 */
export function permissionWords(permissions: readonly string[]): AreaWords[] {
  const byArea = new Map<string, string[]>();
  for (const permission of permissions) {
    const [area = '', verb = ''] = permission.split('.');
    const word = verb === '*' ? '全部' : VERB_WORDS.get(verb);
    if (AREA_NAMES.has(area) && word) byArea.set(area, [...(byArea.get(area) ?? []), word]);
  }
  return [...AREA_NAMES].flatMap(([area, name]) => {
    const words = byArea.get(area);
    return words ? [{ area: name, words: [...new Set(words)] }] : [];
  });
}
