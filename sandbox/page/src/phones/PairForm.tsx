import { useState, type ReactElement } from 'react';
import { Icon } from '../ui/Icon';
import { useBusy } from '../ui/useBusy';

/** A new phone comes with the pairing code that “添加设备” answered in the chat. */
export function PairForm({ onPair }: { onPair: (ticket: string) => Promise<boolean> }): ReactElement {
  const [ticket, setTicket] = useState('');
  const { busy, run } = useBusy();
  const code = ticket.trim();
  return (
    <form
      className="pair"
      onSubmit={(event) => {
        event.preventDefault();
        if (!code) return;
        run('pair', async () => {
          if (await onPair(code)) setTicket('');
        });
      }}
    >
      <label htmlFor="pair-ticket">添加一台手机</label>
      <input
        id="pair-ticket"
        value={ticket}
        maxLength={64}
        autoComplete="off"
        placeholder="聊天里说“添加设备”得到的配对码"
        data-testid="phone-pair-ticket"
        onChange={(event) => {
          setTicket(event.target.value);
        }}
      />
      <button
        type="submit"
        className="plain-button"
        data-testid="phone-pair"
        disabled={!code || busy !== null}
      >
        <Icon glyph="plus" size={14} />
        配对
      </button>
    </form>
  );
}
