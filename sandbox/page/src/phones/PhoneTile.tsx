import { memo, useEffect, useRef, useState, type ReactElement } from 'react';
import type { Phone, PhoneDo } from '../../../src/live';
import { useBusy } from '../ui/useBusy';
import { PhoneDrawing } from './PhoneDrawing';
import { deedsOf, NETWORK_WORDS, STATE_WORDS } from './phoneWords';

interface Props {
  phone: Phone;
  onDo: (id: string, act: PhoneDo) => Promise<boolean>;
  onOpen: (id: string) => void;
}

export const PhoneTile = memo(function PhoneTile({ phone, onDo, onOpen }: Props): ReactElement {
  const struck = useStruck(phone.effects);
  return (
    <li
      className={struck ? 'tile struck' : 'tile'}
      data-testid={`phone-${phone.id}`}
      data-state={phone.state}
      data-effects={phone.effects}
    >
      <button
        type="button"
        className="tile-open"
        aria-label={`${labelOf(phone)}。打开详情`}
        title={`${phone.name} · ${phone.model}`}
        onClick={() => {
          onOpen(phone.id);
        }}
      >
        <PhoneDrawing phone={phone} />
      </button>
      <p className="tile-line">
        <strong>{phone.id}</strong>
        <span className="tile-state">{STATE_WORDS[phone.state]}</span>
      </p>
      <p className="tile-effects" title="这台手机上真正生效的动作次数">
        已生效 <b>{phone.effects}</b> 次
      </p>
      <PhoneDeeds phone={phone} onDo={onDo} />
    </li>
  );
});

export function PhoneDeeds({ phone, onDo }: Pick<Props, 'phone' | 'onDo'>): ReactElement {
  const { busy, run } = useBusy();
  return (
    <div className="deeds" role="group" aria-label={`${phone.id} 的开关`}>
      {deedsOf(phone).map((deed) => (
        <button
          key={deed.do}
          type="button"
          title={deed.title}
          aria-label={`${phone.id} ${deed.text}：${deed.title}`}
          data-testid={`phone-${phone.id}-${deed.do}`}
          disabled={busy !== null || phone.state === 'unpaired'}
          onClick={() => {
            run(deed.do, () => onDo(phone.id, deed.do));
          }}
        >
          {deed.text}
        </button>
      ))}
    </div>
  );
}

/** True for a moment after another action took effect on the phone. */
function useStruck(effects: number): boolean {
  const before = useRef(effects);
  const [struck, setStruck] = useState(false);
  useEffect(() => {
    if (effects <= before.current) return undefined;
    before.current = effects;
    setStruck(true);
    const timer = window.setTimeout(() => {
      setStruck(false);
    }, 1_600);
    return () => {
      window.clearTimeout(timer);
    };
  }, [effects]);
  return struck;
}

const labelOf = (p: Phone): string =>
  `${p.id} ${p.name}，${STATE_WORDS[p.state]}，电量 ${Math.round(p.battery)}%${p.charging ? '充电中' : ''}，` +
  `${NETWORK_WORDS[p.network]}，账号 ${p.account || '无'}，${p.activity || '空闲'}`;
