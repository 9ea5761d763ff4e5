import { resaid, type Resaid, type Words } from '../kernel';

/** Every part of what stateOfDevice() and lostDeadlines() name as a cause. */
const CAUSES: Resaid = [
  [/^密钥已吊销$/, 'key revoked'],
  [/^等待操作员确认$/, 'waiting for an operator to confirm'],
  [/^停用维护中$/, 'out of use for maintenance'],
  [/^心跳正常$/, 'heartbeat normal'],
  [/^心跳中断$/, 'heartbeat lost'],
  [/^连接断开$/, 'connection closed'],
  [/^网关中断$/, 'gateway gone'],
  [/^等待连接$/, 'waiting to connect'],
  [/^电量 (\d+)% 未充电$/, 'battery $1%, not charging'],
  [/^存储只剩 (\d+) MB$/, 'only $1 MB of storage left'],
  [/^缺少系统权限$/, 'a system permission is missing'],
  [/^出现风险提示框$/, 'a risk warning is on the screen'],
  [/^离线超过 (\d+) 小时$/, 'offline for more than $1 hours'],
  [/^离线超过 (\d+) 天$/, 'offline for more than $1 days'],
  [/^两台手机在争用同一身份$/, 'two phones claim to be this one'],
  [/^服务器更新$/, 'the server is being updated'],
];

/** The stored cause of a device's state, for people. */
export const causeText = (cause: string, w: Words): string =>
  w(
    cause,
    cause
      .split('、')
      .map((part) => resaid(part, CAUSES, w))
      .join(', '),
  );
