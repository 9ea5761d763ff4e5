import type { ReactElement } from 'react';

/** First words for somebody who has never seen the product, in the order that tells its story. */
const FIRST_WORDS = ['帮助', '离线设备', '重启 D-012', '本周漏斗', '日报', '每天18:00给我发日报'];

interface Props {
  /** how the chips stand: a strip above the input, or a heap in the middle of an empty chat */
  as: 'strip' | 'heap';
  onSay: (text: string) => void;
}

export function Suggestions({ as, onSay }: Props): ReactElement {
  return (
    <div className={`suggestions suggestions-${as}`} role="group" aria-label="试试这样说">
      {as === 'strip' && <span className="suggestions-label">试试</span>}
      {FIRST_WORDS.map((words) => (
        <button
          key={words}
          type="button"
          className="chip"
          data-testid={`suggestion-${words}`}
          onClick={() => onSay(words)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
