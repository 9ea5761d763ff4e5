const MOST_STARS = 2;

/** 欧阳小明 → 欧**: enough to tell people apart, not enough to know them. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name.trim();
  return first + '*'.repeat(Math.max(1, Math.min(MOST_STARS, rest.length)));
}
