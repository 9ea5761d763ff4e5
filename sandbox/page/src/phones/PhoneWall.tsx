import { clockOf } from '@cunkebao/shared/kernel';
import { memo, useRef, useState, type ReactElement } from 'react';
import type { Phone } from '../../../src/live';
import type { Actions } from '../live/useActions';
import { ManyPhones } from './ManyPhones';
import { PairForm } from './PairForm';
import { PhoneDialog } from './PhoneDialog';
import { PhoneTile } from './PhoneTile';
import { countOf } from './phoneWords';
import { FEW } from './wall';

interface Props {
  phones: Phone[];
  tz: string;
  actions: Actions;
  onAsk: (text: string) => void;
}

export const PhoneWall = memo(function PhoneWall({ phones, tz, actions, onAsk }: Props): ReactElement {
  const [opened, setOpened] = useState<string | null>(null);
  const scroller = useRef<HTMLElement>(null);
  const phone = phones.find((p) => p.id === opened);
  const count = countOf(phones);
  const close = (): void => {
    setOpened(null);
  };
  return (
    <section className="wall" aria-label="手机墙" ref={scroller}>
      <h2 className="pane-title">
        手机墙
        <small>
          共 {count.all} 台 · <span className="good">在线 {count.online}</span>
          {count.troubled > 0 && <span className="bad"> · 异常 {count.troubled}</span>}
        </small>
      </h2>
      {phones.length === 0 && (
        <p className="pane-empty">还没有手机。在聊天里说“添加设备”，拿配对码来加一台。</p>
      )}
      {phones.length > FEW ? (
        <ManyPhones phones={phones} scroller={scroller} onDo={actions.phone} onOpen={setOpened} />
      ) : (
        <ul className="tiles">
          {phones.map((p) => (
            <PhoneTile key={p.id} phone={p} onDo={actions.phone} onOpen={setOpened} />
          ))}
        </ul>
      )}
      <PairForm onPair={actions.pair} />
      {phone && (
        <PhoneDialog
          phone={phone}
          activityTime={phone.activityAt ? clockOf(new Date(phone.activityAt), tz) : null}
          onDo={actions.phone}
          onAsk={(text) => {
            close();
            onAsk(text);
          }}
          onClose={close}
        />
      )}
    </section>
  );
});
