export interface DemoTagGroup {
  name: string;
  choice: 'single' | 'multi';
  tags: readonly string[];
}

const group = (name: string, choice: DemoTagGroup['choice'], tags: string): DemoTagGroup => ({
  name,
  choice,
  tags: tags.split(' '),
});

/** Twelve groups of ten: 120 tags. No name stands twice, so that 【意向】 is one tag. */
export const TAG_GROUPS: readonly DemoTagGroup[] = [
  group(
    '客户价值',
    'single',
    '高价值 中价值 低价值 超级会员 潜力客户 团购团长 企业采购 一次性客户 价格敏感 大额单客户',
  ),
  group('购买意向', 'single', '意向 高意向 低意向 无意向 意向待跟进 已报价 已试用 犹豫中 比价中 近期可成交'),
  group(
    '来源',
    'single',
    '来自抖音 来自小红书 来自门店 来自转介绍 来自视频号 来自公众号 线下活动 异业合作 朋友圈广告 其他来源',
  ),
  group(
    '消费习惯',
    'multi',
    '首单客户 复购客户 未下单 月均两单 客单300以上 客单100以下 爱用券 爱拼团 囤货型 尝鲜型',
  ),
  group('产品兴趣', 'multi', '护肤套装 面膜 精华液 防晒 洗护 彩妆 母婴护理 香氛 美容仪 口服美容'),
  group('肤质', 'single', '干皮 油皮 混合皮 敏感肌 痘痘肌 中性皮 熟龄肌 屏障受损 色斑困扰 暗沉'),
  group('人群', 'multi', '18-24岁 25-29岁 30-34岁 35-39岁 40-49岁 50岁以上 宝妈 学生 职场新人 全职太太'),
  group('地区', 'single', '上海 杭州 苏州 南京 北京 广州 深圳 成都 武汉 其他城市'),
  group(
    '互动',
    'multi',
    '朋友圈常点赞 群内活跃 爱提问 只看不说 直播常客 晒单达人 小程序常逛 夜间活跃 早间活跃 久未互动',
  ),
  group('活动参与', 'multi', '双11 618 会员日 新品试用 直播专场 满减活动 抽奖活动 生日礼 老客回馈 门店沙龙'),
  group('服务记录', 'multi', '投诉过 退过货 需要回访 已加群 已邀请入群 等发货 好评 差评 发票需求 专属顾问'),
  group(
    '生命周期',
    'single',
    '新客 成长期客户 成熟期客户 沉睡期 预流失 已流失 召回成功 首购待转化 复购待提醒 会员到期',
  ),
];
