import { useId, type ReactElement } from 'react';
import type { ChatQuestion } from '../../../src/live';

interface Props {
  question: ChatQuestion;
  /** a drop-down where the card has one (selection, multiple), tick boxes or radio buttons where it is a vote */
  asSelect: boolean;
  selected: readonly string[];
  disabled: boolean;
  onChange: (selected: string[]) => void;
}

export function CardChoices({ question, asSelect, selected, disabled, onChange }: Props): ReactElement {
  const id = useId();
  if (asSelect && !question.many) {
    return (
      <div className="card-select">
        <label htmlFor={id}>{question.title || '请选择'}</label>
        <select
          id={id}
          value={selected[0] ?? ''}
          disabled={disabled}
          data-testid={`card-select-${question.questionKey}`}
          onChange={(event) => {
            onChange(event.target.value ? [event.target.value] : []);
          }}
        >
          <option value="">请选择</option>
          {question.choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.text}
            </option>
          ))}
        </select>
      </div>
    );
  }
  const toggle = (choice: string, on: boolean): void => {
    const others = question.many ? selected.filter((s) => s !== choice) : [];
    onChange(on ? [...others, choice] : others);
  };
  return (
    <fieldset className="card-vote" disabled={disabled}>
      {question.title && <legend>{question.title}</legend>}
      {question.choices.map((choice) => (
        <label key={choice.id}>
          <input
            type={question.many ? 'checkbox' : 'radio'}
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
