const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The address of an SVG picture. Base64, because phones disagree about escaped ones; done by hand, because a
 * mini-program has no btoa. ASCII only: words belong into the page, where they can be read aloud.
 */
export function svgUri(svg: string): string {
  let out = '';
  for (let at = 0; at < svg.length; at += 3) {
    const left = svg.length - at;
    const bits =
      (svg.charCodeAt(at) << 16) |
      ((left > 1 ? svg.charCodeAt(at + 1) : 0) << 8) |
      (left > 2 ? svg.charCodeAt(at + 2) : 0);
    out += LETTERS.charAt(bits >> 18) + LETTERS.charAt((bits >> 12) & 63);
    out += left > 1 ? LETTERS.charAt((bits >> 6) & 63) : '=';
    out += left > 2 ? LETTERS.charAt(bits & 63) : '=';
  }
  return `data:image/svg+xml;base64,${out}`;
}
