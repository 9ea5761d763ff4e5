/** Looks every 50 ms until there is an answer; null when the time is over. */
export async function until<T>(look: () => Promise<T | null>, seconds = 60): Promise<T | null> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((r) => setTimeout(r, 50));
  }
  return null;
}
