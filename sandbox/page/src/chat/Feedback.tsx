import { useState, type ReactElement } from 'react';
import { useBusy } from '../ui/useBusy';
import type { BodyProps } from './MessageBody';

/** Thumbs below an answer of the bot that asks for them; the last one given stays marked. */
export function Feedback({
  id,
  onJudge,
}: {
  id: string;
  onJudge: NonNullable<BodyProps['onJudge']>;
}): ReactElement {
  const [given, setGiven] = useState<1 | 2 | null>(null);
  const { busy, run } = useBusy();
  const give = (type: 1 | 2) => (): void =>
    run(String(type), async () => {
      if (await onJudge(id, type)) setGiven(type);
    });
  return (
    <p className="feedback" role="group" aria-label="评价这条回答">
      <button type="button" aria-pressed={given === 1} disabled={busy !== null} onClick={give(1)}>
        有用
      </button>
      <button type="button" aria-pressed={given === 2} disabled={busy !== null} onClick={give(2)}>
        不准
      </button>
    </p>
  );
}
