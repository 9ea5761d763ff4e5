import { createHash } from 'node:crypto';
import type { Member } from '../options';
import type { Robot } from './appChats';
import { baseCustomer, baseId } from './baseCustomers';
import type { ContactTag } from './contactTags';
import type { CorpTagGroup } from './corpTags';
import type { Department } from './departments';
import { newGroup, type CustomerGroup } from './groups';
import type { Room } from './rooms';

/** What stands in the demo company from the start. Ids are the same every time, so that examples can name them. */
const TAGS: Record<string, string[]> = {
  客户等级: ['高意向', '一般', '沉默'],
  来源: ['展会', '老客推荐', '小程序'],
  品类偏好: ['鲜花', '绿植', '礼盒'],
};

export const DEMO_ROBOT_KEY = '5a4d9a6e-0000-4000-8000-000000000001';

export const demoDepartments = (): Omit<Department, 'nameEn' | 'leaders'>[] => [
  { id: 2, name: '矩阵组', parentId: 1, order: 20 },
  { id: 3, name: '客服组', parentId: 1, order: 10 },
];

export const demoContactTags = (): ContactTag[] => [
  { id: 1, name: '值班', users: ['linlan', 'zhaoqi'], parties: [], mine: false },
];

/** Made in the console: the app may mark customers with them and may not change them. */
export const demoCorpTags = (at: number): CorpTagGroup[] =>
  Object.entries(TAGS).map(([group, names], g) => ({
    ...tag(group, at, 100 - g),
    tags: names.map((name, n) => tag(`${group}/${name}`, at, 100 - n)),
  }));

export const demoRobot = (): [string, Robot] => [
  DEMO_ROBOT_KEY,
  { key: DEMO_ROBOT_KEY, chatid: 'robotdemo', name: '日报机器人', disabled: false },
];

/** The group of the demo robot: everybody with a role. */
export const demoRoom = (members: readonly Member[]): Room => ({
  chatid: 'robotdemo',
  name: '花店日报群',
  users: members.map((m) => m.userid),
});

export function demoGroups(owners: readonly Member[], at: number): CustomerGroup[] {
  const names = ['花友福利群', '绿植养护群', '企业采购群'];
  const base = { count: 36, owners: owners.map((o) => o.userid), at, tagIds: [] };
  return owners.slice(0, names.length).map((owner, g) => {
    const group = newGroup(names[g] ?? '客户群', owner, at - 86_400 * (30 - g));
    const customers = Array.from({ length: 4 }, (_, n) => g + n * owners.length);
    group.chatId = `wr${digest(`group ${g}`, 30)}`;
    group.members.push(
      ...customers.map((n) => ({
        userid: baseId(n),
        type: 2 as const,
        joinTime: at - 86_400 * (20 - g),
        joinScene: 3 as const,
        invitor: '',
        nickname: '',
        name: baseCustomer(base, n).name,
        state: '',
      })),
    );
    return group;
  });
}

const tag = (path: string, at: number, order: number) => ({
  id: `et${digest(`tag ${path}`, 30)}`,
  name: path.split('/').at(-1) ?? path,
  createTime: at - 86_400 * 90,
  order,
  deleted: false,
  mine: false,
});

const digest = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);
