import type { CommandSpec } from '../spec';
import {
  ASK_DEVICE,
  ASK_OPERATOR,
  choice,
  comparison,
  device,
  deviceSet,
  either,
  future,
  operator,
  optional,
  past,
  text,
} from './slots';

const group = '设备';
/** figures a device has; the first is meant when only the figure is said */
const DEVICE_FIELDS = {
  '': 'battery',
  onlineRate: 'onlineRate',
  freeMb: 'freeMb',
  offlineMinutes: 'offlineMinutes',
};
const one = { device: device({ zh: '哪台设备？例如 D-012', en: 'Which device? For example D-012' }) };
const oneOrMany = { device: either(device(ASK_DEVICE), 'deviceSet'), deviceSet: optional(deviceSet()) };

export const deviceList: CommandSpec = {
  id: 'device.list',
  group,
  names: ['设备', '设备列表', '手机'],
  aliases: ['devices', 'list devices', 'phones'],
  summary: '列出设备，可按状态、分组、电量筛选',
  summaryEn: 'List devices by state, group or battery',
  examples: ['设备', '离线设备', '3组异常设备', '电量低于20的设备'],
  slots: {
    deviceSet: optional(deviceSet()),
    comparison: optional({ ...comparison(), choices: DEVICE_FIELDS }),
  },
  permission: 'device.list',
  risk: 'read',
  menuFor: ['owner', 'admin', 'matrixOps'],
  version: 1,
};

export const deviceShow: CommandSpec = {
  id: 'device.show',
  group,
  names: ['设备', '设备详情', '查看设备', '看设备'],
  aliases: ['device', 'show device'],
  summary: '看一台设备的状态和最近发生的事',
  summaryEn: 'One device: state and recent events',
  examples: ['设备 D-012', 'D-012怎么了'],
  slots: one,
  permission: 'device.show',
  risk: 'read',
  version: 1,
};

export const deviceRestart: CommandSpec = {
  id: 'device.restart',
  group,
  names: ['重启', '重新启动', '重启设备', '重开机'],
  aliases: ['restart', 'reboot'],
  summary: '重启一台或一批设备',
  summaryEn: 'Restart one or several devices',
  examples: ['重启 D-012', '重启所有离线设备', '明早8点重启D-012'],
  slots: { ...oneOrMany, when: optional(future()) },
  permission: 'device.restart',
  risk: 'danger',
  menuFor: ['matrixOps'],
  version: 1,
};

export const devicePair: CommandSpec = {
  id: 'device.pair',
  group,
  names: ['添加设备', '配对', '绑定设备', '新增设备', '配对码'],
  aliases: ['pair', 'add device', 'pair device'],
  summary: '拿一个 10 分钟有效的配对码，添加新设备',
  summaryEn: 'Get a pairing ticket for a new device',
  examples: ['添加设备', '配对'],
  slots: {},
  permission: 'device.pair',
  risk: 'write',
  version: 1,
};

export const deviceConfirm: CommandSpec = {
  id: 'device.confirm',
  group,
  names: ['确认绑定', '确认配对'],
  aliases: ['confirm device'],
  summary: '确认新配对的手机就是您手边这台',
  summaryEn: 'Confirm a newly paired phone',
  examples: ['确认绑定 D-013'],
  slots: one,
  permission: 'device.pair',
  risk: 'write',
  version: 1,
};

export const deviceUnbind: CommandSpec = {
  id: 'device.unbind',
  group,
  names: ['解绑', '解除绑定', '解绑设备', '移除设备'],
  aliases: ['unbind', 'remove device'],
  summary: '解绑设备，密钥立即失效',
  summaryEn: 'Unbind a device; its key dies at once',
  examples: ['解绑 D-012'],
  slots: oneOrMany,
  permission: 'device.unbind',
  risk: 'danger',
  version: 1,
};

export const deviceRename: CommandSpec = {
  id: 'device.rename',
  group,
  names: ['改名为', '改名', '重命名', '设备改名'],
  aliases: ['rename', 'rename device'],
  summary: '给设备改备注名',
  summaryEn: 'Rename a device',
  examples: ['D-012改名为 前台2号'],
  slots: { ...one, text: text({ zh: '新名字叫什么？例如 前台2号', en: 'What is the new name?' }) },
  permission: 'device.rename',
  risk: 'write',
  version: 1,
};

export const deviceGroup: CommandSpec = {
  id: 'device.group',
  group,
  names: ['分到', '设备分组', '分组', '移到分组'],
  aliases: ['group', 'move to group'],
  summary: '把设备分到一个组',
  summaryEn: 'Put devices into a group',
  examples: ['D-001到D-010分到3组'],
  slots: { ...oneOrMany, group: text({ zh: '分到哪个组？例如 3组', en: 'Which group? Say its name' }) },
  permission: 'device.group',
  risk: 'write',
  version: 1,
};

export const deviceAssign: CommandSpec = {
  id: 'device.assign',
  group,
  names: ['分配设备', '分配给', '交给', '转给'],
  aliases: ['assign', 'assign device'],
  summary: '把设备交给一位同事负责',
  summaryEn: 'Assign a device to an operator',
  examples: ['D-012给小李'],
  slots: { ...oneOrMany, operator: operator(ASK_OPERATOR) },
  permission: 'device.assign',
  risk: 'write',
  version: 1,
};

export const deviceLog: CommandSpec = {
  id: 'device.log',
  group,
  names: ['日志', '设备日志', '运行日志'],
  aliases: ['log', 'logs', 'device log'],
  summary: '看一台设备的日志',
  summaryEn: 'Log of one device',
  examples: ['D-012日志', 'D-012昨天的日志'],
  slots: { ...one, when: optional(past()) },
  permission: 'device.log',
  risk: 'read',
  version: 1,
};

export const deviceScreenshot: CommandSpec = {
  id: 'device.screenshot',
  group,
  names: ['截图', '截屏', '设备截图'],
  aliases: ['screenshot', 'snapshot'],
  summary: '让设备截一张图发过来',
  summaryEn: 'Take a screenshot of a device',
  examples: ['D-012截图'],
  slots: one,
  permission: 'device.screenshot',
  risk: 'read',
  version: 1,
};

export const deviceMaintain: CommandSpec = {
  id: 'device.maintain',
  group,
  names: ['维护', '进入维护', '停用'],
  aliases: ['maintain', 'maintenance'],
  summary: '停用设备做维护，或恢复使用',
  summaryEn: 'Put a device into or out of maintenance',
  examples: ['D-012停用维护', '恢复 D-012', '结束 D-012 的维护'],
  slots: {
    ...oneOrMany,
    maintenance: optional(
      choice(
        { 停用: 'on', 维护: 'on', 恢复: 'off', 启用: 'off' },
        { zh: '停用还是恢复？', en: 'Out of use, or back in use?' },
      ),
    ),
  },
  permission: 'device.maintain',
  risk: 'write',
  version: 1,
};

export const devices = [
  deviceList,
  deviceShow,
  deviceRestart,
  devicePair,
  deviceConfirm,
  deviceUnbind,
  deviceRename,
  deviceGroup,
  deviceAssign,
  deviceLog,
  deviceScreenshot,
  deviceMaintain,
] as const;
