/** What makes two contents the same: letters and figures, whatever width, case, spaces or punctuation they stand in. */
export const contentText = (text: string): string => {
  const core = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{Z}\p{C}]+/gu, '');
  return core === '' ? text.normalize('NFKC').trim() : core;
};
