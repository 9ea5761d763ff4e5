/** Ids that are the same in every run: the nth one made has n in it. */
export function countedIds(): { next(): string; restart(): void } {
  let count = 0;
  return {
    next: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
    restart: () => {
      count = 0;
    },
  };
}
