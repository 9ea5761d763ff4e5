import type { ReactElement } from 'react';
import type { Phone } from '../../../src/live';
import { Icon } from '../ui/Icon';
import { LOW_BATTERY, NETWORK_WORDS, STATE_GLYPHS, STATE_WORDS } from './phoneWords';

/** A little phone whose screen shows what the phone is doing. Its words are said again, once, by the tile's label. */
export function PhoneDrawing({ phone }: { phone: Phone }): ReactElement {
  return (
    <span className="device" data-state={phone.state} aria-hidden="true">
      <span className="device-screen">
        <span className="device-bar">
          <span>{NETWORK_WORDS[phone.network]}</span>
          <Battery phone={phone} />
        </span>
        <Screen phone={phone} />
      </span>
    </span>
  );
}

function Screen({ phone }: { phone: Phone }): ReactElement {
  const glyph = STATE_GLYPHS[phone.state];
  const turning = phone.state === 'restarting' || phone.state === 'connecting';
  return (
    <span className="device-body">
      {turning && <span className="spinner device-spinner" />}
      {glyph && (
        <span className="device-glyph">
          <Icon glyph={glyph} size={24} />
        </span>
      )}
      {phone.state === 'online' && (
        <span className="device-face">{Array.from(phone.account)[0] ?? '微'}</span>
      )}
      <span className="device-account">{phone.account || '还没有账号'}</span>
      <span className="device-activity">
        {phone.state === 'online' ? phone.activity || '空闲' : STATE_WORDS[phone.state]}
      </span>
    </span>
  );
}

function Battery({ phone }: { phone: Phone }): ReactElement {
  const level = phone.battery <= LOW_BATTERY ? 'low' : 'fine';
  return (
    <span className="battery" data-level={phone.charging ? 'charging' : level}>
      {Math.round(phone.battery)}%
      <span className="battery-case">
        <span style={{ width: `${Math.max(6, Math.min(100, phone.battery))}%` }} />
      </span>
    </span>
  );
}
