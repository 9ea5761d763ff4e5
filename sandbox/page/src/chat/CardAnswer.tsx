import { useState, type ReactElement } from 'react';
import type { ChatButton, ChatCard } from '../../../src/live';
import { useBusy } from '../ui/useBusy';
import { CardChoices } from './CardChoices';
import { chosenAtFirst, isAnswered, type Chosen } from './chosen';
import type { Decision } from './decision';
import { safeUrl } from './inline';

export type OnPress = (key: string, selected?: Chosen) => Promise<boolean>;

interface Props {
  card: ChatCard;
  decision: Decision;
  onPress: OnPress;
}

/** What can be answered on a card: its questions, then its buttons; a decided one shows what became of it instead. */
export function CardAnswer({ card, decision, onPress }: Props): ReactElement {
  const [chosen, setChosen] = useState(() => chosenAtFirst(card));
  const { busy, run } = useBusy();
  const decided = decision !== 'open';
  const waits = !isAnswered(card, chosen);
  return (
    <>
      {card.questions.map((question) => (
        <CardChoices
          key={question.questionKey}
          question={question}
          asSelect={card.cardType !== 'vote_interaction'}
          selected={chosen[question.questionKey] ?? []}
          disabled={decided || question.disabled}
          onChange={(ids) => {
            setChosen((before) => ({ ...before, [question.questionKey]: ids }));
          }}
        />
      ))}
      {decided && (
        <p className="card-decided" data-decision={decision} data-testid="card-decided">
          {card.replaceText}
        </p>
      )}
      {!decided && card.buttons.length > 0 && (
        <div className="card-buttons" data-count={card.buttons.length}>
          {card.buttons.map((button) => (
            <CardButton
              key={button.key}
              button={button}
              busy={busy === button.key}
              disabled={busy !== null || waits}
              onPress={() => {
                run(button.key, () => onPress(button.key, card.questions.length > 0 ? chosen : undefined));
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}

interface ButtonProps {
  button: ChatButton;
  busy: boolean;
  disabled: boolean;
  onPress: () => void;
}

function CardButton({ button, busy, disabled, onPress }: ButtonProps): ReactElement {
  const url = button.url && safeUrl(button.url);
  const shared = {
    className: `card-button style-${button.style}`,
    'data-testid': `card-button-${button.key}`,
  };
  if (url) {
    return (
      <a {...shared} href={url} target="_blank" rel="noreferrer">
        {button.text}
      </a>
    );
  }
  return (
    <button {...shared} type="button" disabled={disabled} aria-busy={busy} onClick={onPress}>
      {busy ? <span className="spinner" aria-hidden="true" /> : null}
      {button.text}
    </button>
  );
}
