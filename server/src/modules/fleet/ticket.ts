import { createHash } from 'node:crypto';

/** Without 0, O, 1, I and L: it is read aloud and typed by hand. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;

/** 31^10 tickets out of an opaque random id, in two groups of five: K7MPQ-4XW2C. */
export function ticketFrom(randomId: string): string {
  const bytes = createHash('sha256').update(randomId).digest();
  const letters = [...bytes.subarray(0, LENGTH)].map((b) => LETTERS[b % LETTERS.length] ?? '2').join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** What is kept of a ticket; small letters, spaces and the dash do not matter. */
export function digestOf(ticket: string): string {
  const plain = ticket.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(plain).digest('hex');
}
