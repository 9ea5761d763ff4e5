import type { CommandSpec } from '../spec';
import { choice, optional, page as pageSlot, text } from './slots';

const group = '通用';

export const help: CommandSpec = {
  id: 'help',
  group,
  names: ['帮助', '你能做什么', '使用说明', '怎么用', '菜单', '功能'],
  aliases: ['help', 'commands', 'menu'],
  summary: '看我能做什么，或某个功能怎么说',
  summaryEn: 'What I can do, or how to say one thing',
  examples: ['帮助', '你能做什么', '帮助 群发'],
  slots: { topic: optional(text()) },
  permission: 'help',
  risk: 'read',
  version: 1,
};

export const whoami: CommandSpec = {
  id: 'whoami',
  group,
  names: ['我是谁', '我的权限', '我的角色', '我的身份'],
  aliases: ['whoami', 'who am i', 'my permissions'],
  summary: '看自己的身份、岗位和权限',
  summaryEn: 'Your identity, roles and permissions',
  examples: ['我是谁', '我的权限'],
  slots: {},
  permission: 'whoami',
  risk: 'read',
  version: 1,
};

export const undo: CommandSpec = {
  id: 'undo',
  group,
  names: ['撤销', '撤回', '反悔'],
  aliases: ['undo'],
  summary: '撤回自己 24 小时内最近一次可撤销的操作',
  summaryEn: 'Take back your last undoable action (24 h)',
  examples: ['撤销'],
  slots: {},
  permission: 'undo',
  risk: 'write',
  version: 1,
};

export const cancel: CommandSpec = {
  id: 'cancel',
  group,
  names: ['取消', '退出', '算了', '不做了'],
  aliases: ['cancel', 'quit', 'exit'],
  summary: '离开正在进行的对话或确认',
  summaryEn: 'Leave the open dialogue or confirmation',
  examples: ['取消'],
  slots: {},
  permission: 'cancel',
  risk: 'read',
  version: 1,
};

/** The written form of pressing 确认 on a card; what it confirms, and whose rights it needs, is the card's. */
export const confirm: CommandSpec = {
  id: 'confirm',
  group,
  names: ['确认', '确定'],
  aliases: ['confirm', 'yes'],
  summary: '确认刚才的预览，多张卡片时带上卡片上的数字',
  summaryEn: 'Confirm the preview; add its code when several are open',
  examples: ['确认', '确认 3842', '确认群发 1280'],
  slots: { code: optional(text()) },
  permission: 'confirm',
  risk: 'read',
  version: 1,
};

export const pageNext: CommandSpec = {
  id: 'page.next',
  group,
  names: ['下一页', '翻页', '更多'],
  aliases: ['next', 'next page', 'more'],
  summary: '翻看刚才的列表',
  summaryEn: 'Turn the page of the last list',
  examples: ['下一页', '第3页', '上一页'],
  slots: { page: optional(pageSlot()) },
  permission: 'page.next',
  risk: 'read',
  version: 1,
};

export const exportList: CommandSpec = {
  id: 'export',
  group,
  names: ['导出', '导出表格', '导出Excel'],
  aliases: ['export'],
  summary: '把刚才的列表导出成 Excel 文件',
  summaryEn: 'Export the last list as an .xlsx file',
  examples: ['导出'],
  slots: {},
  permission: 'export',
  risk: 'read',
  version: 1,
};

export const languageSet: CommandSpec = {
  id: 'language.set',
  group,
  names: ['语言', '切换语言', '设置语言'],
  aliases: ['language', 'lang'],
  summary: '换成中文或英文回复',
  summaryEn: 'Switch replies to Chinese or English',
  examples: ['语言 en', '切换语言 中文'],
  slots: {
    language: choice(
      {
        en: 'en',
        english: 'en',
        英文: 'en',
        英语: 'en',
        zh: 'zh',
        cn: 'zh',
        chinese: 'zh',
        中文: 'zh',
        汉语: 'zh',
      },
      { zh: '中文还是英文？例如 语言 en', en: 'Chinese or English? For example language en' },
    ),
  },
  permission: 'language.set',
  risk: 'write',
  version: 1,
};

export const assistantParse: CommandSpec = {
  id: 'assistant.parse',
  group,
  names: ['解析'],
  aliases: ['parse'],
  summary: '看一句话会被理解成什么（管理员调试用）',
  summaryEn: 'Show how a sentence is understood',
  examples: ['解析 重启 D-012'],
  slots: {
    text: text({
      zh: '解析哪句话？例如 解析 重启 D-012',
      en: 'Parse which sentence? For example parse restart D-012',
    }),
  },
  permission: 'assistant.parse',
  risk: 'read',
  version: 1,
};

export const general = [
  help,
  whoami,
  undo,
  cancel,
  confirm,
  pageNext,
  exportList,
  languageSet,
  assistantParse,
] as const;
