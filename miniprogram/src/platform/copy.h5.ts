/** The browser's own clipboard: Taro's brings its storage and its toast along, 7 KB on the first load. */
export async function copied(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words); // absent without https
    return true;
  } catch {
    return false;
  }
}
