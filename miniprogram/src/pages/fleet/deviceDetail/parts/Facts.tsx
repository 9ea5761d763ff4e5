import type { DeviceDetail } from '@cunkebao/shared/fleet';
import { momentOf } from '@cunkebao/shared/kernel/zone';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

/** What seldom changes: the hardware, and whose it is. */
export function Facts({ device, zone }: { device: DeviceDetail; zone: string }) {
  return (
    <Card title="档案">
      <Cell label="型号" value={device.model} />
      <Cell label="系统" value={device.os} />
      <Cell label="客户端" value={device.app} />
      <Cell label="IMEI 尾号" value={device.imeiTail} />
      <Cell label="分组" value={device.group ?? '未分组'} />
      <Cell label="负责人" value={device.operator ?? '未分派'} />
      <Cell label="绑定时间" value={device.pairedAt ? momentOf(new Date(device.pairedAt), zone) : '未绑定'} />
    </Card>
  );
}
