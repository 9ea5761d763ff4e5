import { memo, useEffect, useState, type ReactElement } from 'react';
import { momentNow, type HeardClock } from '../live/liveState';
import type { Actions } from '../live/useActions';
import { Icon } from '../ui/Icon';
import { useBusy } from '../ui/useBusy';
import { dateWords, nextReportTime, offsetWords, timeWords, zoneWords } from './clockWords';

const STEPS = [
  { key: '10m', label: '+10 分钟' },
  { key: '1h', label: '+1 小时' },
  { key: '1d', label: '+1 天' },
];

interface Props {
  clock: HeardClock;
  onAdvance: Actions['advance'];
}

export const ClockPanel = memo(function ClockPanel({ clock, onAdvance }: Props): ReactElement {
  const now = useNow(clock);
  const { busy, run } = useBusy();
  const report = nextReportTime(now, clock.tz);
  const turned = offsetWords(clock.offsetMs);
  return (
    <section className="clock" aria-label="沙盒时钟">
      <div className="clock-face">
        <Icon glyph="clock" size={20} />
        <time className="clock-time" data-testid="clock-now" dateTime={now.toISOString()}>
          {timeWords(now, clock.tz)}
        </time>
        <span className="clock-date">
          {dateWords(now, clock.tz)}
          <small>
            {zoneWords(clock.tz)} · {turned ?? '与真实时间一致'}
          </small>
        </span>
      </div>
      <div className="clock-steps" role="group" aria-label="拨快时钟">
        {STEPS.map((step) => (
          <button
            key={step.key}
            type="button"
            data-testid={`clock-advance-${step.key}`}
            disabled={busy !== null}
            aria-busy={busy === step.key}
            onClick={() => {
              run(step.key, () => onAdvance({ advance: step.key }));
            }}
          >
            {step.label}
          </button>
        ))}
        <button
          type="button"
          data-testid="clock-advance-1800"
          disabled={busy !== null}
          aria-busy={busy === '1800'}
          onClick={() => {
            run('1800', () => onAdvance({ to: report.at.toISOString() }));
          }}
        >
          {report.label}
        </button>
      </div>
    </section>
  );
});

/** The sandbox's present moment, ticking here between two frames. */
function useNow(clock: HeardClock): Date {
  const [now, setNow] = useState(() => momentNow(clock, performance.now()));
  useEffect(() => {
    const tick = (): void => {
      setNow(momentNow(clock, performance.now()));
    };
    tick();
    const timer = window.setInterval(tick, 500);
    return () => {
      window.clearInterval(timer);
    };
  }, [clock]);
  return now;
}
