import { useState, type ReactElement } from 'react';
import type { Exchange } from '../../../src/traffic/exchange';
import type { Hand } from '../live/useActions';
import { useView } from '../live/useView';
import { useBusy } from '../ui/useBusy';
import { Waiting } from '../ui/Waiting';
import { endOf, KIND_WORDS, readRecord, type Kind } from './traffic';

interface Props {
  changes: number;
  hand: Hand;
}

const SHOWN = 100;
type Replayed = { replayed: number; failed: number };

/** The record: read, kept as a file, said again. */
export function TrafficPanel({ changes, hand }: Props): ReactElement {
  const [kind, setKind] = useState<Kind | ''>('');
  const [told, setTold] = useState('');
  const { busy, run } = useBusy();
  const view = useView<Exchange[]>(`traffic?kind=${kind}&last=${SHOWN}`, changes);
  const replay = (body: object): void =>
    run('replay', async () => {
      const done = await hand<Replayed>('traffic/replay', body);
      if (done) setTold(`重放了 ${done.replayed} 条，失败 ${done.failed} 条。`);
    });
  return (
    <fieldset className="meet-codes" disabled={busy !== null}>
      <legend>和产品的通信（显示最近 100 条，文件里有全部）</legend>
      <Tools kind={kind} onKind={setKind} onReplay={replay} onTell={setTold} />
      {told && <p role="status">{told}</p>}
      <Waiting view={view} />
      {view.data?.length === 0 && <p className="pane-empty">还没有通信。说一句话就有了。</p>}
      <ul className="traffic">
        {view.data?.toReversed().map((e) => (
          <Row key={e.id} exchange={e} onReplay={() => replay({ ids: [e.id] })} />
        ))}
      </ul>
    </fieldset>
  );
}

interface ToolsProps {
  kind: Kind | '';
  onKind: (kind: Kind | '') => void;
  onReplay: (body: object) => void;
  onTell: (words: string) => void;
}

function Tools({ kind, onKind, onReplay, onTell }: ToolsProps): ReactElement {
  const replayFile = async (file: File | undefined): Promise<void> => {
    const record = file && readRecord(await file.text());
    if (record) onReplay(record);
    else if (file) onTell('这个文件不是通信记录。请用“存成文件”得到的 JSON。');
  };
  return (
    <div className="traffic-tools">
      <select value={kind} aria-label="哪一种" onChange={(event) => onKind(event.target.value as Kind | '')}>
        <option value="">全部</option>
        {Object.entries(KIND_WORDS).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <a className="plain-button" href={`/sandbox/traffic?kind=${kind}`} download="traffic.json">
        存成文件
      </a>
      <button
        type="button"
        className="plain-button"
        data-testid="traffic-replay"
        onClick={() => onReplay({})}
      >
        重放全部回调
      </button>
      <label className="plain-button">
        重放文件
        <input
          className="sr-only"
          type="file"
          accept="application/json"
          onChange={(event) => void replayFile(event.target.files?.[0])}
        />
      </label>
    </div>
  );
}

function Row({ exchange, onReplay }: { exchange: Exchange; onReplay: () => void }): ReactElement {
  const end = endOf(exchange);
  return (
    <li>
      <details>
        <summary>
          <span className="tag">{KIND_WORDS[exchange.kind]}</span> {exchange.name}
          <small data-good={end.good}>
            {end.words} · {Math.round(exchange.tookMs)} ms
          </small>
        </summary>
        <pre>{exchange.request || '（没有内容）'}</pre>
        <pre>{exchange.answer ?? '（没有回答）'}</pre>
        {exchange.kind !== 'bot' && (
          <button type="button" className="text-button" onClick={onReplay}>
            再说一次
          </button>
        )}
      </details>
    </li>
  );
}
