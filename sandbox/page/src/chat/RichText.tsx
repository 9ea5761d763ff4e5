import { memo, type ReactElement } from 'react';
import { inlineOfText, type Inline } from './inline';
import { markdownBlocks, type Block } from './markdownBlocks';

/** A text message: its line breaks, its links, nothing else. */
export const PlainText = memo(function PlainText({ text }: { text: string }): ReactElement {
  return (
    <p className="text">
      <Runs runs={inlineOfText(text)} />
    </p>
  );
});

export const Markdown = memo(function Markdown({ source }: { source: string }): ReactElement {
  return (
    <div className="markdown">
      {markdownBlocks(source).map((block, i) => (
        <BlockView key={i} block={block} />
      ))}
    </div>
  );
});

function BlockView({ block }: { block: Block }): ReactElement {
  if (block.kind === 'heading') {
    return (
      <p className={`md-h md-h${block.level}`} role="heading" aria-level={Math.min(6, block.level + 2)}>
        <Runs runs={block.inner} />
      </p>
    );
  }
  const Box = block.kind === 'quote' ? 'blockquote' : 'p';
  return (
    <Box className={`md-${block.kind}`}>
      {block.lines.map((line, i) => (
        <span className="md-line" key={i}>
          <Runs runs={line} />
        </span>
      ))}
    </Box>
  );
}

function Runs({ runs }: { runs: Inline[] }): ReactElement {
  return (
    <>
      {runs.map((run, i) => (
        <Run key={i} run={run} />
      ))}
    </>
  );
}

function Run({ run }: { run: Inline }): ReactElement {
  switch (run.kind) {
    case 'text':
      return <>{run.text}</>;
    case 'code':
      return <code className="md-code">{run.text}</code>;
    case 'bold':
      return (
        <strong>
          <Runs runs={run.inner} />
        </strong>
      );
    case 'font':
      return (
        <span className={`md-font-${run.color}`}>
          <Runs runs={run.inner} />
        </span>
      );
    case 'link':
      return (
        <a href={run.url} target="_blank" rel="noreferrer">
          <Runs runs={run.inner} />
        </a>
      );
  }
}
