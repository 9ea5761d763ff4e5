/** Other ways to say the general commands; `-` leaves out the form made from the names. */
export const everyday: Record<string, readonly string[]> = {
  help: [
    '-',
    '帮助|help|怎么用|使用说明|功能|菜单|commands|menu|使用帮助|指令|命令 [列表|大全] {topic?}',
    '你能做什么|你会什么|你能干什么|你会做什么|你能干嘛|能做什么|有什么功能|都能做什么|你有什么用',
    '怎么用 {topic?}',
    '{topic=label} 怎么用|怎么弄|怎么操作|怎么设置|如何使用|怎么说|怎么做|怎么搞|如何操作',
  ],
  whoami: [
    '我是谁|我的权限|我的角色|我的身份|我有什么权限|我有啥权限|我有哪些权限|我都有什么权限|我都有哪些权限|我的岗位|我是什么角色|我是什么岗位|我能做什么|我能干啥|我是啥角色|whoami|who_am_i|my_permissions',
  ],
  undo: ['-', '! 撤销|撤回|反悔|undo [上一步|刚才的|刚才|操作|刚才的操作|上一步操作|上一条|上一个操作]'],
  cancel: ['-', '! 取消|退出|算了|不做了|cancel|quit|exit [吧|了|操作|它]'],
  confirm: ['-', '! 确认|确定|确认执行|确认群发|确认发送|confirm|yes [群发|执行|发送] {code?}'],
  'page.next': [
    '-',
    '! 下一页|下页|next|next_page|more|更多|翻页|后一页|继续看|往后翻 [看]',
    '! [翻到|跳到|看|去|到|转到|go_to] {page}',
  ],
  export: [
    '[把|将] [这个|这份|这些|这张|刚才的|刚才|上面的|当前] [列表|表格|名单|结果|数据|清单|表] 导出|导出来|导出一下|下载|export [成|为|到|as] [excel|表格|表|文件|列表|名单|结果|数据|清单]',
    '导出|下载|export [这个|这份|这些|刚才的|上面的|当前] [列表|表格|名单|结果|数据|清单|excel|表]',
  ],
  'language.set': [
    '-',
    '语言|切换语言|设置语言|language|lang|切换到|切换成|切换为|切成|切到|换成|换到|换为|改成|改为|改用|使用|switch_to [为|成|到|用] {language}',
    '* {language} 回复|回答|说话 [用|改用]',
  ],
  'assistant.parse': ['-', '解析|parse {text}'],
};
