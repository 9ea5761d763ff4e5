import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { Icon } from '../ui/Icon';

interface Props {
  /** words put in from elsewhere on the page, to be edited or sent */
  draft: { text: string; nonce: number };
  placeholder: string;
  /** false: it was not taken, and the words come back unless others stand there by then */
  onSend: (text: string) => Promise<boolean>;
}

const LONGEST = 2000;
const TALLEST_PX = 132;

/** Enter sends, Shift+Enter breaks the line; an Enter that only chooses a Chinese candidate does neither. */
export function Composer({ draft, placeholder, onSend }: Props): ReactElement {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (draft.nonce === 0) return;
    setText(draft.text);
    field.current?.focus();
  }, [draft]);

  useEffect(() => grow(field.current), [text]);
  const send = (): void => {
    const words = text.trim();
    if (!words) return;
    setText('');
    void onSend(words).then((taken) => {
      if (!taken) setText((now) => now || words);
    });
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!meansSend(event)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        value={text}
        rows={1}
        maxLength={LONGEST}
        placeholder={placeholder}
        aria-label="说一句话"
        data-testid="chat-input"
        enterKeyHint="send"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="send" data-testid="chat-send" disabled={!text.trim()}>
        <Icon glyph="send" size={17} />
        <span>发送</span>
      </button>
    </form>
  );
}

function grow(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight + 2, TALLEST_PX)}px`;
}

const meansSend = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.shiftKey && !isComposing(event);

/** Safari ends the composition before its Enter arrives and marks that one only with the old key code 229. */
const isComposing = (event: KeyboardEvent): boolean =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells Safari's candidate Enter apart
  event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
