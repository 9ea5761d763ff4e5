import { memo, useState, type ReactElement } from 'react';
import type { ChatButton, ChatCard } from '../../../src/live';
import { Icon } from '../ui/Icon';
import { useBusy } from '../ui/useBusy';
import { CardChoices } from './CardChoices';
import { safeUrl } from './inline';

interface Props {
  card: ChatCard;
  updatedAt: string | null;
  onPress: (key: string, selected?: string[]) => Promise<boolean>;
  onOpenImage: (url: string, alt: string) => void;
}

/** A template card as WeCom's client draws it; one that was decided keeps its words and loses its buttons. */
export const CardView = memo(function CardView({
  card,
  updatedAt,
  onPress,
  onOpenImage,
}: Props): ReactElement {
  const decided = card.replaceText !== null;
  return (
    <article className="card" data-card={card.cardType} data-decided={decided || undefined}>
      {card.source && <p className="card-source">{card.source}</p>}
      {card.image && (
        <button
          type="button"
          className="card-image"
          onClick={() => {
            onOpenImage(card.image ?? '', card.title ?? '图片');
          }}
        >
          <img src={card.image} alt={card.title ?? '图片'} />
        </button>
      )}
      <CardHead card={card} />
      {card.rows.length > 0 && <CardRows rows={card.rows} />}
      <CardAnswer key={checkedIds(card).join()} card={card} decided={decided} onPress={onPress} />
      <CardJumps jumps={card.jumps} />
      {updatedAt && <p className="card-updated">更新于 {updatedAt}</p>}
    </article>
  );
});

function CardHead({ card }: { card: ChatCard }): ReactElement {
  return (
    <div className="card-head">
      {card.title && <h3 className="card-title">{card.title}</h3>}
      {card.desc && <p className="card-desc">{card.desc}</p>}
      {card.emphasis && (
        <p className="card-emphasis">
          <strong>{card.emphasis.title}</strong>
          <span>{card.emphasis.desc}</span>
        </p>
      )}
      {card.quote && (
        <blockquote className="card-quote">
          {card.quote.title && <strong>{card.quote.title}</strong>}
          {card.quote.text}
        </blockquote>
      )}
      {card.subTitle && <p className="card-sub">{card.subTitle}</p>}
    </div>
  );
}

function CardRows({ rows }: { rows: ChatCard['rows'] }): ReactElement {
  return (
    <dl className="card-rows">
      {rows.map((row, i) => {
        const url = row.url && safeUrl(row.url);
        return (
          <div key={i}>
            <dt>{row.key}</dt>
            <dd>
              {url ? (
                <a href={url} target="_blank" rel="noreferrer">
                  {row.value}
                </a>
              ) : (
                row.value
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const checkedIds = (card: ChatCard): string[] =>
  card.options?.choices.filter((c) => c.checked).map((c) => c.id) ?? [];

interface AnswerProps {
  card: ChatCard;
  decided: boolean;
  onPress: Props['onPress'];
}

function CardAnswer({ card, decided, onPress }: AnswerProps): ReactElement {
  const [selected, setSelected] = useState(() => checkedIds(card));
  const { busy, run } = useBusy();
  const waits = card.cardType !== 'button_interaction' && card.options !== null && selected.length === 0;
  return (
    <>
      {card.options && (
        <CardChoices
          options={card.options}
          asSelect={card.cardType !== 'vote_interaction'}
          selected={selected}
          disabled={decided}
          onChange={setSelected}
        />
      )}
      {decided && <p className="card-decided">{card.replaceText}</p>}
      {!decided && card.buttons.length > 0 && (
        <div className="card-buttons" data-count={card.buttons.length}>
          {card.buttons.map((button) => (
            <CardButton
              key={button.key}
              button={button}
              busy={busy === button.key}
              disabled={busy !== null || waits}
              onPress={() => {
                run(button.key, () => onPress(button.key, card.options ? selected : undefined));
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

function CardJumps({ jumps }: { jumps: ChatCard['jumps'] }): ReactElement | null {
  const open = jumps.flatMap((jump) => {
    const url = safeUrl(jump.url);
    return url ? [{ title: jump.title, url }] : [];
  });
  if (open.length === 0) return null;
  return (
    <nav className="card-jumps" aria-label="相关页面">
      {open.map((jump) => (
        <a key={jump.url + jump.title} href={jump.url} target="_blank" rel="noreferrer">
          {jump.title}
          <Icon glyph="right" size={14} />
        </a>
      ))}
    </nav>
  );
}
