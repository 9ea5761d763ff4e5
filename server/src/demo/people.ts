import { ROLE_NAMES, type RoleId } from '@cunkebao/shared/operators';

interface DemoPerson {
  userid: string;
  name: string;
  role: RoleId;
  department: string;
}

/** The eight operators of 花漾集; the first four are those the sandbox offers first. */
export const PEOPLE: readonly DemoPerson[] = [
  { userid: 'linlan', name: '林岚', role: 'owner', department: '总经办' },
  { userid: 'zhaoqi', name: '赵琪', role: 'matrixOps', department: '1组' },
  { userid: 'sunyue', name: '孙悦', role: 'userOps', department: '1组' },
  { userid: 'zhouning', name: '周宁', role: 'viewer', department: '总经办' },
  { userid: 'chenbo', name: '陈博', role: 'admin', department: '技术部' },
  { userid: 'xujing', name: '徐静', role: 'product', department: '技术部' },
  { userid: 'hexiao', name: '何晓', role: 'contentOps', department: '2组' },
  { userid: 'luoyi', name: '罗一', role: 'channelOps', department: '3组' },
];

/** What the sandbox shows on its left: the company and somebody who does not belong to it. */
export const sandboxPeople = (): { userid: string; name: string; roles: string[] }[] => [
  ...PEOPLE.map((p) => ({ userid: p.userid, name: p.name, roles: [ROLE_NAMES[p.role]] })),
  { userid: 'stranger', name: '陌生人', roles: [] },
];
