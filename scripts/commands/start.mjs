import { build } from '../build.mjs';
import { say } from '../root.mjs';
import { openStack } from '../stack.mjs';

/** Everything, ready to be used; ends with Ctrl-C and leaves no process behind. */
export async function main() {
  let stop = () => Promise.resolve();
  let ready = false;
  let ending;
  const end = (code) => (ending ??= stop().finally(() => process.exit(code)));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (!ending) process.stderr.write('\n正在停止…\n');
      void end(0);
    });
  say('准备依赖与构建（首次约一分钟）…');
  await build('code', 'page', 'h5');
  say('准备数据库、Redis 与演示公司…');
  const stack = await openStack({
    name: 'dev',
    database: 'cunkebao',
    say,
    ports: [Number(process.env.PORT ?? 7300), Number(process.env.SANDBOX_PORT ?? 7301)],
    holding: (f) => (stop = f),
    onExit: (name, code, logFile) => {
      if (!ready) return; // the start itself reports it
      process.stderr.write(`\n${name} 意外退出（${code}），日志：${logFile}\n`);
      void end(1);
    },
  });
  ready = true;
  process.stdout.write(readyBlock(stack));
  await new Promise(() => undefined);
}

function readyBlock({ server, sandbox, how, logFolder }) {
  return `
┌────────────────────────────────────────────────────────────
│ 存客宝已就绪
│
│  从这里开始   ${sandbox}/        沙盒：聊天、手机墙、时钟
│  小程序 H5    ${server}/m/
│  接口         ${server}/api/v1   健康 /readyz · 指标 /metrics
│
│  数据库       ${how}
│  日志         ${logFolder}
│
│  试试说：帮助 · 离线设备 · 重启 D-012 · 本周漏斗 · 每天18:00给我发日报
│  结束：Ctrl-C
└────────────────────────────────────────────────────────────
`;
}
