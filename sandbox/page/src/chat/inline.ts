/** One run of words in a message, after WeCom's own small subset of markup (wecom-api.md §4.1). */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'bold'; inner: Inline[] }
  | { kind: 'link'; url: string; inner: Inline[] }
  | { kind: 'font'; color: 'info' | 'comment' | 'warning'; inner: Inline[] };

interface Rule {
  pattern: RegExp;
  make(match: RegExpExecArray, inner: (text: string) => Inline[]): Inline;
}

const CODE: Rule = {
  pattern: /`([^`\n]+)`/,
  make: (m) => ({ kind: 'code', text: m[1] ?? '' }),
};
const BOLD: Rule = {
  pattern: /\*\*(.+?)\*\*/,
  make: (m, inner) => ({ kind: 'bold', inner: inner(m[1] ?? '') }),
};
const FONT: Rule = {
  pattern: /<font color=["']?(info|comment|warning)["']?>(.*?)<\/font>/,
  make: (m, inner) => ({
    kind: 'font',
    color: m[1] as 'info' | 'comment' | 'warning',
    inner: inner(m[2] ?? ''),
  }),
};
const MARKDOWN_LINK: Rule = {
  pattern: /\[([^\]\n]+)\]\(([^)\s]+)\)/,
  make: (m, inner) => linkTo(m[2] ?? '', inner(m[1] ?? '')),
};
const ANCHOR: Rule = {
  pattern: /<a\s[^>]*?href=["']([^"']*)["'][^>]*>(.*?)<\/a>/s,
  make: (m) => linkTo(m[1] ?? '', [{ kind: 'text', text: m[2] ?? '' }]),
};
const BARE_URL: Rule = {
  pattern: /https?:\/\/[^\s<>"'，。；、）】」]+/,
  make: (m) => linkTo(m[0], [{ kind: 'text', text: m[0] }]),
};

const MARKDOWN_RULES = [CODE, FONT, BOLD, MARKDOWN_LINK];
const TEXT_RULES = [ANCHOR, BARE_URL];

export const inlineOfMarkdown = (text: string): Inline[] => parse(text, MARKDOWN_RULES);
export const inlineOfText = (text: string): Inline[] => parse(text, TEXT_RULES);

/** Only addresses a browser may safely open; a message can hold anything its sender typed. */
export const safeUrl = (url: string): string | null => (/^(https?:\/\/|\/(?!\/))/i.test(url) ? url : null);

function linkTo(url: string, inner: Inline[]): Inline {
  return safeUrl(url) ? { kind: 'link', url, inner } : { kind: 'text', text: plain(inner) };
}

const plain = (inner: Inline[]): string => inner.map((i) => ('text' in i ? i.text : plain(i.inner))).join('');

/** The earliest match of any rule wins; what a rule encloses is parsed again. */
function parse(text: string, rules: Rule[]): Inline[] {
  const found = earliest(text, rules);
  if (!found) return text ? [{ kind: 'text', text }] : [];
  const { rule, match } = found;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  return [
    ...(before ? [{ kind: 'text', text: before } as const] : []),
    rule.make(match, (inside) => parse(inside, rules)),
    ...parse(after, rules),
  ];
}

function earliest(text: string, rules: Rule[]): { rule: Rule; match: RegExpExecArray } | null {
  let best: { rule: Rule; match: RegExpExecArray } | null = null;
  for (const rule of rules) {
    const match = rule.pattern.exec(text);
    if (match && (!best || match.index < best.match.index)) best = { rule, match };
  }
  return best;
}
