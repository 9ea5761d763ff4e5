/** UTF-8 bytes of a text, without a platform's encoder: shared code runs in the mini-program too. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const ch of text) {
    const code = ch.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/**
 * Pieces of at most `limit` bytes, cut at line ends; a line longer than that is cut between characters. Nothing is
 * lost but the line end at a cut. WeCom cuts a text at 2,048 bytes without a word (wecom-api.md §4.1).
 */
export function splitText(text: string, limit = 2048): string[] {
  const pieces: string[] = [];
  let piece: string[] = [];
  let size = 0;
  const close = (): void => {
    if (piece.length > 0) pieces.push(piece.join('\n'));
    piece = [];
    size = 0;
  };
  for (const line of text.split('\n').flatMap((l) => splitLine(l, limit))) {
    const bytes = byteLength(line);
    if (piece.length > 0 && size + 1 + bytes > limit) close();
    size += bytes + (piece.length > 0 ? 1 : 0);
    piece.push(line);
  }
  close();
  return pieces.length > 0 ? pieces : [''];
}

function splitLine(line: string, limit: number): string[] {
  if (byteLength(line) <= limit) return [line];
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const ch of line) {
    const bytes = byteLength(ch);
    if (size + bytes > limit) {
      parts.push(part);
      part = '';
      size = 0;
    }
    part += ch;
    size += bytes;
  }
  return [...parts, part];
}

/** At most `limit` characters, with … where something is missing. A 汉字 counts one (wecom-api.md §0). */
export function clip(text: string, limit: number): string {
  const chars = [...text];
  return chars.length <= limit ? text : `${chars.slice(0, limit - 1).join('')}…`;
}

export const lengthOf = (text: string): number => [...text].length;
