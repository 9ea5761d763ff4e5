import { useState, type ReactElement } from 'react';
import type { Person } from '../../../src/live';
import type { Hand } from '../live/useActions';
import { Dialog } from '../ui/Dialog';
import { useBusy } from '../ui/useBusy';

interface Props {
  person: Person;
  hand: Hand;
  onClose: () => void;
}

/** What an administrator does in the console: a mass message to all customers or groups of one member. */
export function NewMassDialog({ person, hand, onClose }: Props): ReactElement {
  const [text, setText] = useState('');
  const [to, setTo] = useState<'single' | 'group'>('single');
  const { busy, run } = useBusy();
  const words = text.trim();
  const make = async (): Promise<void> => {
    const made = await hand('massmessages', { sender: person.userid, chat_type: to, text: words });
    if (made) onClose();
  };
  return (
    <Dialog title={`在后台给${person.name}建一个群发`} onClose={onClose}>
      <form
        className="meet"
        onSubmit={(event) => {
          event.preventDefault();
          run('make', make);
        }}
      >
        <label className="field">
          <span>内容</span>
          <textarea
            className="small-field"
            rows={3}
            value={text}
            maxLength={1300}
            data-testid="mass-text"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <label className="field">
          <span>发给</span>
          <select value={to} onChange={(event) => setTo(event.target.value as 'single' | 'group')}>
            <option value="single">他的全部客户</option>
            <option value="group">他当群主的全部客户群</option>
          </select>
        </label>
        <button
          type="submit"
          className="plain-button strong"
          data-testid="mass-make"
          disabled={!words || busy !== null}
        >
          建好，等他确认
        </button>
      </form>
    </Dialog>
  );
}
