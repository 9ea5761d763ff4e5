import { deviceShow } from '@cunkebao/shared/conversation';
import { clockOf, momentOf } from '@cunkebao/shared/kernel';
import type { DeviceDetail } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { command, type Button, type Ctx } from '../../../kernel';
import { findDevice } from '../chooseDevices';
import { deviceDetail } from '../deviceDetail';
import { batteryText, nameOf, stateText } from '../words';

const input = z.object({ device: z.string().max(40) });
const EVENTS = 3;

export const showDevice = command<z.infer<typeof input>>(deviceShow, {
  async run(ctx, args) {
    const { device: said } = input.parse(args);
    const record = await findDevice(ctx, said);
    const detail = await deviceDetail(ctx, record.id);
    return {
      headline: `${nameOf(record)}：${stateText(ctx, record)}`,
      lines: linesOf(ctx, detail).slice(0, 8),
      buttons: buttonsFor(detail),
      link: { text: '详情', path: `pages/fleet/deviceDetail/index?id=${record.id}` },
    };
  },
});

function linesOf(ctx: Ctx, d: DeviceDetail): string[] {
  const battery = batteryText({ battery: d.battery, charging: d.charging ? 1 : 0 });
  const facts = [
    battery,
    d.network && `网络 ${d.network}`,
    d.freeMb !== null && `剩余 ${gigabytes(d.freeMb)}`,
  ];
  const doing = d.actions[0];
  return [
    ...(d.state === 'online' ? [] : [`原因：${d.cause}`]),
    facts.filter(Boolean).join(' · '),
    d.account
      ? `微信号 ${d.account.id} ${d.account.nickname}，健康分 ${d.account.healthScore}`
      : '没有登录微信号',
    [`${d.model} · ${d.os}`, d.group, d.lastSeenAt && `最近心跳 ${clockOf(new Date(d.lastSeenAt), ctx.tz)}`]
      .filter(Boolean)
      .join(' · '),
    ...(doing ? [`最近动作：${doing.kind} ${doing.text}${doing.task ? `（${doing.task}）` : ''}`] : []),
    ...d.events.slice(0, EVENTS).map((e) => `${momentOf(new Date(e.at), ctx.tz)} ${e.text}`),
  ].filter((line) => line !== '');
}

const gigabytes = (mb: number): string => (mb < 1024 ? `${mb} MB` : `${(mb / 1024).toFixed(1)} GB`);

function buttonsFor(d: DeviceDetail): Button[] {
  if (d.state === 'pairing')
    return [
      { text: '确认绑定', say: `确认绑定 ${d.id}`, style: 'primary' },
      { text: '不是这台', say: `解绑 ${d.id}`, style: 'danger' },
    ];
  if (d.state === 'unbound') return [];
  return [
    { text: '重启', say: `重启 ${d.id}`, style: 'danger' },
    { text: '日志', say: `${d.id}日志` },
    ...(d.account ? [{ text: '看微信号', say: `账号 ${d.account.id}` }] : []),
  ];
}
