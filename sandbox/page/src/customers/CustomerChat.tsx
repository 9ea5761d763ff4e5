import { useCallback, useMemo, useState, type ReactElement } from 'react';
import type { CustomerView, RelationView } from '../../../src/liveCompany';
import { Talk, type ChatFrame } from '../chat/Talk';
import type { Hand } from '../live/useActions';
import { useBusy } from '../ui/useBusy';
import { closedWords, originWords } from './customerWords';

interface Props {
  customer: CustomerView;
  relation: RelationView;
  frame: ChatFrame;
  hand: Hand;
}

type Voice = 'customer' | 'member';

/** One customer and one member. Words between them are told to nobody; what ends or begins the relation is. */
export function CustomerChat({ customer, relation, frame, hand }: Props): ReactElement {
  const { id, name } = customer;
  const { userid } = relation;
  const [voice, setVoice] = useState<Voice>('customer');
  const owner = useMemo(() => ({ userid: id, name }), [id, name]);
  const names = useMemo(() => ({ [userid]: relation.name }), [userid, relation.name]);
  const closed = closedWords(relation);
  const say = useCallback(
    async (text: string) =>
      (await hand('customers', { do: 'say', userid, external_userid: id, text, from: voice })) !== null,
    [hand, userid, id, voice],
  );
  const speaker = voice === 'customer' ? name : relation.name;
  return (
    <Talk
      {...frame}
      chat={`customer:${id}:${userid}`}
      label={`${name}和${relation.name}的聊天`}
      owner={owner}
      names={names}
      placeholder={`以${speaker}的身份说一句话…`}
      onSay={closed ? undefined : say}
      closed={closed ?? ''}
      empty={
        <>
          <h3>
            {name}和{relation.name}还没说过话
          </h3>
          <p>产品的欢迎语和{relation.name}确认过的群发会出现在这里。他们自己说的话，企业微信不会告诉产品。</p>
        </>
      }
      above={
        <RelationBar relation={relation} customer={customer} voice={voice} onVoice={setVoice} hand={hand} />
      }
    />
  );
}

interface BarProps {
  customer: CustomerView;
  relation: RelationView;
  voice: Voice;
  onVoice: (voice: Voice) => void;
  hand: Hand;
}

/** What the two can do with their relation; each is an event for the product. */
function RelationBar({ customer, relation, voice, onVoice, hand }: BarProps): ReactElement {
  const { busy, run } = useBusy();
  const pair = { userid: relation.userid, external_userid: customer.id };
  const deeds = DEEDS[relation.standing];
  const origin = originWords(relation);
  return (
    <div className="relation-bar">
      {relation.standing === 'friends' && (
        <label>
          说话的是
          <select
            value={voice}
            data-testid="customer-voice"
            onChange={(event) => onVoice(event.target.value as Voice)}
          >
            <option value="customer">{customer.name}（客户）</option>
            <option value="member">{relation.name}（成员）</option>
          </select>
        </label>
      )}
      {origin && <small>{origin}</small>}
      <span className="relation-deeds">
        {deeds.map((deed) => (
          <button
            key={deed.do}
            type="button"
            className="plain-button"
            title={deed.title}
            data-testid={`relation-${deed.do}`}
            disabled={busy !== null}
            onClick={() => run(deed.do, () => hand('customers', deed.body(pair)))}
          >
            {deed.text(relation.name)}
          </button>
        ))}
      </span>
    </div>
  );
}

interface Deed {
  do: string;
  text: (member: string) => string;
  title: string;
  body: (pair: { userid: string; external_userid: string }) => object;
}

const deed = (what: string, text: Deed['text'], title: string): Deed => ({
  do: what,
  text,
  title,
  body: (pair) => ({ do: what, ...pair }),
});
const again = deed('add', (m) => `重新添加${m}`, '再加一次：产品收到 add_external_contact');
const remove = deed('remove', (m) => `让${m}删除他`, '成员删除客户：产品收到 del_external_contact');

const DEEDS: Record<RelationView['standing'], Deed[]> = {
  friends: [deed('block', (m) => `删除${m}`, '客户删除成员：产品收到 del_follow_user'), remove],
  half: [deed('confirm', (m) => `让${m}通过`, '成员通过好友：产品收到 add_external_contact'), remove],
  blocked: [again, remove],
  removed: [again],
};
