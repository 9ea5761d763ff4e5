import { deviceShow } from '@cunkebao/shared/conversation';
import { clockOf, momentOf, type Words } from '@cunkebao/shared/kernel';
import { causeText, type DeviceDetail } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { command, wordsIn, type Button, type Ctx } from '../../../kernel';
import { findDevice } from '../chooseDevices';
import { deviceDetail } from '../deviceDetail';
import { batteryText, nameOf, stateText } from '../words';

const input = z.object({ device: z.string().max(40) });
const EVENTS = 3;

export const showDevice = command<z.infer<typeof input>>(deviceShow, {
  async run(ctx, args) {
    const { device: said } = input.parse(args);
    const record = await findDevice(ctx, said);
    const w = wordsIn(ctx);
    const detail = await deviceDetail(ctx, record.id, w);
    return {
      headline: nameOf(record) + w('：', ': ') + stateText(ctx, record),
      lines: linesOf(ctx, detail, w).slice(0, 8),
      buttons: buttonsFor(detail, w),
      link: { text: w('详情', 'Details'), path: `pages/fleet/deviceDetail/index?id=${record.id}` },
    };
  },
});

function linesOf(ctx: Ctx, d: DeviceDetail, w: Words): string[] {
  const battery = batteryText({ battery: d.battery, charging: d.charging ? 1 : 0 }, w);
  const facts = [
    battery,
    d.network && w(`网络 ${d.network}`, `network ${d.network}`),
    d.freeMb !== null && w(`剩余 ${gigabytes(d.freeMb)}`, `${gigabytes(d.freeMb)} free`),
  ];
  const seen = d.lastSeenAt && clockOf(new Date(d.lastSeenAt), ctx.tz);
  return [
    ...(d.state === 'online' ? [] : [w('原因：', 'Cause: ') + causeText(d.cause, w)]),
    facts.filter(Boolean).join(' · '),
    accountLine(d.account, w),
    [`${d.model} · ${d.os}`, d.group, seen && w(`最近心跳 ${seen}`, `last heartbeat ${seen}`)]
      .filter(Boolean)
      .join(' · '),
    ...doingLine(d.actions[0], w),
    ...d.events.slice(0, EVENTS).map((e) => `${momentOf(new Date(e.at), ctx.tz)} ${e.text}`),
  ].filter((line) => line !== '');
}

const accountLine = (a: DeviceDetail['account'], w: Words): string =>
  a
    ? w(
        `微信号 ${a.id} ${a.nickname}，健康分 ${a.healthScore}`,
        `account ${a.id} ${a.nickname}, health ${a.healthScore}`,
      )
    : w('没有登录微信号', 'no WeChat account logged in');

function doingLine(doing: DeviceDetail['actions'][number] | undefined, w: Words): string[] {
  if (!doing) return [];
  const task = doing.task ? w(`（${doing.task}）`, ` (${doing.task})`) : '';
  return [`${w('最近动作：', 'Latest action: ')}${doing.kind} ${doing.text}${task}`];
}

const gigabytes = (mb: number): string => (mb < 1024 ? `${mb} MB` : `${(mb / 1024).toFixed(1)} GB`);

function buttonsFor(d: DeviceDetail, w: Words): Button[] {
  if (d.state === 'pairing')
    return [
      { text: w('确认绑定', 'Bind'), say: `确认绑定 ${d.id}`, style: 'primary' },
      { text: w('不是这台', 'Not mine'), say: `解绑 ${d.id}`, style: 'danger' },
    ];
  if (d.state === 'unbound') return [];
  if (d.state === 'quarantined')
    return [
      { text: w('恢复', 'Release'), say: `恢复 ${d.id}`, style: 'primary' },
      { text: w('解绑', 'Unbind'), say: `解绑 ${d.id}`, style: 'danger' },
    ];
  return [
    { text: w('重启', 'Restart'), say: `重启 ${d.id}`, style: 'danger' },
    { text: w('日志', 'Log'), say: `${d.id}日志` },
    ...(d.account ? [{ text: w('看微信号', 'Account'), say: `账号 ${d.account.id}` }] : []),
  ];
}
