import { useCallback, useMemo, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { Chosen } from '../chat/chosen';
import { Talk, type ChatFrame } from '../chat/Talk';
import type { Hand } from '../live/useActions';
import { BotState } from './BotState';
import { useBot } from './useBot';

interface Props {
  person: Person;
  frame: ChatFrame;
  changes: number;
  hand: Hand;
}

/** A member alone with the 智能机器人: only here it may speak of customers. */
export function BotChat({ person, frame, changes, hand }: Props): ReactElement {
  const { userid, name } = person;
  const bot = useBot(changes);
  const owner = useMemo(() => ({ userid, name }), [userid, name]);
  const names = useMemo(() => ({ bot: bot?.name ?? '智能机器人' }), [bot?.name]);
  const say = useCallback(
    async (text: string) => (await hand('aibot/say', { from: userid, text })) !== null,
    [hand, userid],
  );
  const press = useCallback(
    async (messageId: string, key: string, selected?: Chosen) =>
      (await hand('aibot/press', { from: userid, messageId, key, ...(selected ? { selected } : {}) })) !==
      null,
    [hand, userid],
  );
  const judge = useCallback(
    async (messageId: string, type: 1 | 2) =>
      (await hand('aibot/feedback', { from: userid, messageId, type })) !== null,
    [hand, userid],
  );
  return (
    <Talk
      {...frame}
      chat={`bot:${userid}`}
      label={`${name}和智能机器人的聊天`}
      owner={owner}
      names={names}
      placeholder={`以${name}的身份对机器人说…`}
      onSay={say}
      onPress={press}
      onJudge={judge}
      above={<BotState bot={bot} hand={hand} />}
      empty={
        <>
          <h3>{bot?.name ?? '智能机器人'}</h3>
          <p>和它说一句话，看回答一段一段长出来。产品还没有接机器人时，它不会回答。</p>
        </>
      }
    />
  );
}
