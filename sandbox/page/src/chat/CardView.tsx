import { memo, type ReactElement } from 'react';
import type { ChatCard } from '../../../src/live';
import { Icon } from '../ui/Icon';
import { CardAnswer, type OnPress } from './CardAnswer';
import { CardMenu } from './CardMenu';
import { chosenAtFirst } from './chosen';
import { decisionOf } from './decision';
import { safeUrl } from './inline';

interface Props {
  card: ChatCard;
  /** the name of whose chat it stands in */
  me: string;
  updatedAt: string | null;
  onPress: OnPress;
  onOpenImage: (url: string, alt: string) => void;
}

/** A template card as WeCom's client draws it; one that was decided keeps its words and loses its buttons. */
export const CardView = memo(function CardView({
  card,
  me,
  updatedAt,
  onPress,
  onOpenImage,
}: Props): ReactElement {
  const decision = decisionOf(card.replaceText, me);
  return (
    <article className="card" data-card={card.cardType} data-decision={decision}>
      {(card.source ?? card.menu[0]) && (
        <div className="card-top">
          <p className="card-source">{card.source}</p>
          <CardMenu menu={card.menu} onPress={onPress} />
        </div>
      )}
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
      {card.paragraphs.length > 0 && <CardParagraphs paragraphs={card.paragraphs} />}
      <CardAnswer
        key={JSON.stringify(chosenAtFirst(card))}
        card={card}
        decision={decision}
        onPress={onPress}
      />
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

function CardParagraphs({ paragraphs }: { paragraphs: ChatCard['paragraphs'] }): ReactElement {
  return (
    <div className="card-paragraphs">
      {paragraphs.map((p, i) => (
        <section key={i}>
          <h4>{p.title}</h4>
          {p.text && <p>{p.text}</p>}
        </section>
      ))}
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
