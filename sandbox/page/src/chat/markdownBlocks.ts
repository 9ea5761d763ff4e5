import { inlineOfMarkdown, type Inline } from './inline';

export type Block =
  { kind: 'heading'; level: number; inner: Inline[] } | { kind: 'quote' | 'lines'; lines: Inline[][] };

/** Splits WeCom markdown into blocks: headings, quotes and runs of lines; a blank line separates runs. */
export function markdownBlocks(source: string): Block[] {
  return source
    .split(/\n[^\S\n]*\n/)
    .flatMap((part) => blocksOf(part.split('\n').filter((line) => line.trim() !== '')));
}

function blocksOf(lines: string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const block = blockOf(line);
    const last = blocks.at(-1);
    if (block.kind !== 'heading' && last?.kind === block.kind) last.lines.push(...block.lines);
    else blocks.push(block);
  }
  return blocks;
}

function blockOf(line: string): Block {
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (heading) {
    return {
      kind: 'heading',
      level: heading[1]?.length ?? 1,
      inner: inlineOfMarkdown(heading[2] ?? ''),
    };
  }
  if (line.startsWith('>')) return { kind: 'quote', lines: [inlineOfMarkdown(line.replace(/^>\s?/, ''))] };
  return { kind: 'lines', lines: [inlineOfMarkdown(line)] };
}
