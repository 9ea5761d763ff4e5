import type { ChatCard } from '../../../src/live';

/** Ids of the chosen options, by the question they answer. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** What the card came with. */
export const chosenAtFirst = (card: ChatCard): Chosen =>
  Object.fromEntries(
    card.questions.map((q) => [q.questionKey, q.choices.filter((c) => c.checked).map((c) => c.id)]),
  );

/** A submit button waits until every question has an answer; the buttons beside a drop-down do not. */
export const isAnswered = (card: ChatCard, chosen: Chosen): boolean =>
  card.cardType === 'button_interaction' ||
  card.questions.every((q) => (chosen[q.questionKey] ?? []).length > 0);
