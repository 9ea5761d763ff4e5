import { useId, type ReactElement } from 'react';
import type { ChatCard } from '../../../src/live';

interface Props {
  options: NonNullable<ChatCard['options']>;
  /** a drop-down where the card has one (selection, multiple), tick boxes or radio buttons where it is a vote */
  asSelect: boolean;
  selected: string[];
  disabled: boolean;
  onChange: (selected: string[]) => void;
}

export function CardChoices({ options, asSelect, selected, disabled, onChange }: Props): ReactElement {
  const id = useId();
  if (asSelect && !options.many) {
    return (
      <div className="card-select">
        <label htmlFor={id}>{options.title || '请选择'}</label>
        <select
          id={id}
          value={selected[0] ?? ''}
          disabled={disabled}
          data-testid={`card-select-${options.questionKey}`}
          onChange={(event) => {
            onChange(event.target.value ? [event.target.value] : []);
          }}
        >
          <option value="">请选择</option>
          {options.choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.text}
            </option>
          ))}
        </select>
      </div>
    );
  }
  const toggle = (choice: string, on: boolean): void => {
    const others = options.many ? selected.filter((s) => s !== choice) : [];
    onChange(on ? [...others, choice] : others);
  };
  return (
    <fieldset className="card-vote" disabled={disabled}>
      {options.title && <legend>{options.title}</legend>}
      {options.choices.map((choice) => (
        <label key={choice.id}>
          <input
            type={options.many ? 'checkbox' : 'radio'}
            name={id}
            checked={selected.includes(choice.id)}
            data-testid={`card-option-${choice.id}`}
            onChange={(event) => {
              toggle(choice.id, event.target.checked);
            }}
          />
          <span>{choice.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
