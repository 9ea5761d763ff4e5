import { useState, type ReactElement } from 'react';

interface Props {
  /** what stands in the field at first */
  value: string;
  label: string;
  placeholder?: string;
  maxLength: number;
  action: string;
  /** an empty field does nothing */
  needed?: boolean;
  testId?: string;
  onAct: (text: string) => void;
}

/** One line of text and the button that does something with it. */
export function FieldRow(props: Props): ReactElement {
  const [text, setText] = useState(props.value);
  const words = text.trim();
  return (
    <div className="member-row">
      <input
        className="small-field"
        value={text}
        maxLength={props.maxLength}
        placeholder={props.placeholder ?? ''}
        aria-label={props.label}
        onChange={(event) => setText(event.target.value)}
      />
      <button
        type="button"
        className="plain-button"
        data-testid={props.testId}
        disabled={words === props.value || (props.needed === true && words === '')}
        onClick={() => props.onAct(words)}
      >
        {props.action}
      </button>
    </div>
  );
}
