import { createHash } from 'node:crypto';

const PREFIX = 'group:';

/** A group among the outbox's receivers: its name may be Chinese, an address may not. */
export const addressOf = (group: string): string =>
  PREFIX + createHash('sha256').update(group).digest('hex').slice(0, 24);

/** The group's name; null: the receiver is a person. */
export const groupOf = (row: { userid: string; body: Record<string, unknown> }): string | null =>
  row.userid.startsWith(PREFIX) ? String(row.body['group']) : null;
