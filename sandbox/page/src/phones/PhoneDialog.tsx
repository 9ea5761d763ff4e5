import type { ReactElement } from 'react';
import type { Phone, PhoneDo } from '../../../src/live';
import { Dialog } from '../ui/Dialog';
import { PhoneDrawing } from './PhoneDrawing';
import { PhoneDeeds } from './PhoneTile';
import { NETWORK_WORDS, STATE_WORDS } from './phoneWords';

interface Props {
  phone: Phone;
  activityTime: string | null;
  onDo: (id: string, act: PhoneDo) => Promise<boolean>;
  /** puts a sentence about this phone into the chat's input */
  onAsk: (text: string) => void;
  onClose: () => void;
}

export function PhoneDialog({ phone, activityTime, onDo, onAsk, onClose }: Props): ReactElement {
  const facts: [string, string][] = [
    ['状态', STATE_WORDS[phone.state]],
    ['机型', phone.model],
    ['账号', phone.account || '无'],
    ['电量', `${Math.round(phone.battery)}%${phone.charging ? '，充电中' : ''}`],
    ['网络', NETWORK_WORDS[phone.network]],
    ['剩余空间', `${(phone.freeMb / 1024).toFixed(1)} GB`],
    ['刚才', `${phone.activity || '空闲'}${activityTime ? `（${activityTime}）` : ''}`],
    ['已生效', `${phone.effects} 次动作`],
  ];
  return (
    <Dialog title={`${phone.id} ${phone.name}`} className="phone-dialog" onClose={onClose}>
      <div className="phone-dialog-body">
        <PhoneDrawing phone={phone} />
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="phone-dialog-note">这是手机自己的真实情况；产品知道的，要在聊天里问它。</p>
      <div className="phone-dialog-ask">
        {[`设备 ${phone.id}`, `重启 ${phone.id}`].map((words) => (
          <button
            key={words}
            type="button"
            className="chip"
            onClick={() => {
              onAsk(words);
            }}
          >
            在聊天里说“{words}”
          </button>
        ))}
      </div>
      <PhoneDeeds phone={phone} onDo={onDo} />
    </Dialog>
  );
}
