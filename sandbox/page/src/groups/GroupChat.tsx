import { useCallback, useMemo, useState, type ReactElement } from 'react';
import type { GroupView } from '../../../src/liveCompany';
import type { Chosen } from '../chat/chosen';
import { Talk, type ChatFrame } from '../chat/Talk';
import type { Hand } from '../live/useActions';
import { useBot } from '../staff/useBot';
import { firstSpeaker, saidToBot } from './groupWords';

interface Props {
  group: GroupView;
  frame: ChatFrame;
  changes: number;
  hand: Hand;
}

/** What is said in the group, by whoever is chosen; a line that begins with the bot's name goes to the bot. */
export function GroupChat({ group, frame, changes, hand }: Props): ReactElement {
  const [chosen, setChosen] = useState('');
  const bot = useBot(changes)?.name ?? '智能机器人';
  const speaker = group.members.some((m) => m.id === chosen) ? chosen : firstSpeaker(group);
  const name = group.members.find((m) => m.id === speaker)?.name ?? '';
  const owner = useMemo(() => ({ userid: speaker, name }), [speaker, name]);
  const { members, id, kind } = group;
  const names = useMemo(
    () => ({ ...Object.fromEntries(members.map((m) => [m.id, m.name])), bot }),
    [members, bot],
  );
  const say = useCallback(
    async (text: string) => {
      const asked = kind === 'customer' ? null : saidToBot(text, bot);
      return asked === null
        ? (await hand('groups/say', { chatid: id, from: speaker, text })) !== null
        : (await hand('aibot/say', { chatid: id, from: speaker, text: asked })) !== null;
    },
    [hand, kind, id, speaker, bot],
  );
  const asBot = { chatid: id, from: speaker };
  const press = async (messageId: string, key: string, selected?: Chosen): Promise<boolean> =>
    (await hand('aibot/press', { ...asBot, messageId, key, ...(selected ? { selected } : {}) })) !== null;
  const judge = async (messageId: string, type: 1 | 2): Promise<boolean> =>
    (await hand('aibot/feedback', { ...asBot, messageId, type })) !== null;
  const closed = closedWords(group);
  return (
    <Talk
      {...frame}
      chat={`chat:${id}`}
      label={`群 ${group.name}`}
      owner={owner}
      names={names}
      named
      placeholder={placeholderOf(kind, name, bot)}
      onSay={closed ? undefined : say}
      closed={closed ?? ''}
      onPress={press}
      onJudge={judge}
      empty={<p>{EMPTY[kind]}</p>}
      above={!closed && <Voice group={group} speaker={speaker} onChange={setChosen} />}
    />
  );
}

function closedWords(group: GroupView): string | null {
  if (group.dismissed) return '这个群已经解散。';
  return group.members.length === 0 ? '群里没有人了。' : null;
}

const placeholderOf = (kind: GroupView['kind'], name: string, bot: string): string =>
  kind === 'customer' ? `以${name}的身份在群里说…` : `以${name}的身份说，或 @${bot} …`;

const EMPTY: Record<GroupView['kind'], string> = {
  customer: '群里还没有人说话。成员确认过的群发会出现在这里；进群、退群会通知产品。',
  app: '应用建的群，要等应用发来第一条消息，大家才看得到它。',
  room: '群里还没有人说话。群机器人推送的消息会出现在这里；@机器人，它会在群里回答。',
};

interface VoiceProps {
  group: GroupView;
  speaker: string;
  onChange: (id: string) => void;
}

function Voice({ group, speaker, onChange }: VoiceProps): ReactElement {
  return (
    <div className="relation-bar">
      <label>
        说话的是
        <select value={speaker} data-testid="group-voice" onChange={(event) => onChange(event.target.value)}>
          {group.members.map((m) => (
            <option key={m.id} value={m.id}>
              {m.name}
              {m.external ? '（客户）' : ''}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
