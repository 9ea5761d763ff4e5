/** The companies a sandbox can be reset to, as sandbox/README.md lists them. */
export const SCENARIOS: { name: string; title: string; about: string }[] = [
  { name: 'demo', title: '演示小店', about: '36 位客户、标签、三个客户群、一个有群机器人的内部群。' },
  {
    name: 'busy',
    title: '忙碌的一天',
    about: '演示小店，加两个可以扫的码；每位成员都有群发要确认、朋友圈要发表。',
  },
  {
    name: 'handover',
    title: '有人离职',
    about: '演示小店，最后一位成员已经离职：客户待分配，他的群没有群主。',
  },
  {
    name: 'capped',
    title: '群发到顶',
    about: '演示小店，五分之一的客户这个月收满了群发，三分之一删除了成员。',
  },
  { name: 'empty', title: '空公司', about: '只有成员，没有客户、标签和群。' },
  { name: 'big', title: '十万客户', about: '100000 位客户，按需算出，不落盘。' },
];
