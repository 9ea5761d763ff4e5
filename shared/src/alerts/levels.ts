/** red: owners are called when nobody takes it within 15 minutes; green only informs (domain.md §8). */
export const ALERT_LEVELS = ['red', 'yellow', 'green'] as const;
export type AlertLevel = (typeof ALERT_LEVELS)[number];

export const LEVEL_SIGNS: Record<AlertLevel, string> = { red: '🔴', yellow: '🟡', green: '🟢' };

/** open → acked → resolved; resolved also by itself, when what caused it is over. */
export const ALERT_STATES = ['open', 'acked', 'resolved'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** A red alert nobody took goes to the owners after this long. */
export const ESCALATE_MINUTES = 15;
