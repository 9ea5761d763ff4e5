import { readFileSync, statSync } from 'node:fs';
import { phoneBook, type PhoneBookEntry } from '@cunkebao/shared/fleet';
import { replaceFile } from '../store/stateDir';
import type { Fleet } from './phone';

export const readBook = (file: string): PhoneBookEntry[] =>
  phoneBook.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Writes one phone into the book, anew or for the first time. Without a book it lives as long as this process. */
export function replaceInBook(fleet: Fleet, entry: PhoneBookEntry): void {
  if (!fleet.bookFile) return;
  const there = statSync(fleet.bookFile, { throwIfNoEntry: false });
  const book = there ? readBook(fleet.bookFile) : [];
  replaceFile(
    fleet.bookFile,
    JSON.stringify([...book.filter((e) => e.device !== entry.device), entry], null, 2),
  );
  fleet.bookReadAt = statSync(fleet.bookFile).mtimeMs;
}
