import { useMemo, useRef, useState, type ReactElement, type RefObject } from 'react';
import type { Phone, PhoneDo } from '../../../src/live';
import { HeatMap } from './HeatMap';
import { PhoneTile } from './PhoneTile';
import { useScroll } from './useScroll';
import { useWidth } from './useWidth';
import { EVERYTHING, fits, windowOf } from './wall';
import { WallFilters } from './WallFilters';

interface Props {
  phones: Phone[];
  scroller: RefObject<HTMLElement>;
  onDo: (id: string, act: PhoneDo) => Promise<boolean>;
  onOpen: (id: string) => void;
}

const TILE_PX = 96;
/** As phones.css says for `.tiles-many`: a tile and the gap below it. */
const ROW_PX = 274;

/** A fleet that no screen holds: all of it as a heat map, of its tiles only those in sight. */
export function ManyPhones({ phones, scroller, onDo, onOpen }: Props): ReactElement {
  const [filter, setFilter] = useState(EVERYTHING);
  const shown = useMemo(() => phones.filter((p) => fits(p, filter)), [phones, filter]);
  const list = useRef<HTMLDivElement>(null);
  const columns = Math.max(1, Math.floor((useWidth(list) + 10) / TILE_PX));
  const scrolled = useScroll(scroller, list);
  const part = windowOf(shown.length, { columns, rowPx: ROW_PX, ...scrolled });
  return (
    <>
      <WallFilters phones={phones} found={shown.length} filter={filter} onChange={setFilter} />
      <HeatMap phones={shown} onOpen={onOpen} />
      {shown.length === 0 && <p className="pane-empty">没有这样的手机，换个条件看看。</p>}
      <div className="tiles-box" ref={list} style={{ height: part.height }}>
        <ul
          className="tiles tiles-many"
          style={{
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            transform: `translateY(${part.above}px)`,
          }}
        >
          {shown.slice(part.from, part.to).map((p) => (
            <PhoneTile key={p.id} phone={p} onDo={onDo} onOpen={onOpen} />
          ))}
        </ul>
      </div>
    </>
  );
}
