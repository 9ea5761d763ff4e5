import type { ReactElement } from 'react';
import type { Hand } from '../live/useActions';
import { useBusy } from '../ui/useBusy';
import type { BotFacts } from './useBot';

/** How the bot reaches the product now, and a way to cut its long connection. */
export function BotState({ bot, hand }: { bot: BotFacts | null; hand: Hand }): ReactElement | null {
  const { busy, run } = useBusy();
  if (!bot) return null;
  return (
    <div className="relation-bar">
      <small>
        {bot.connected ? '产品已用长连接接上机器人' : '没有长连接，消息走回调'}
        {bot.mode === 'socket' && !bot.connected && '（开关要求长连接，现在说话会失败）'}
      </small>
      {bot.connected && (
        <span className="relation-deeds">
          <button
            type="button"
            className="plain-button"
            disabled={busy !== null}
            onClick={() => run('cut', () => hand('aibot/disconnect', {}))}
          >
            断开长连接
          </button>
        </span>
      )}
    </div>
  );
}
