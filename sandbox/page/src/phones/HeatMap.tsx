import { memo, useEffect, useRef, type MouseEvent, type ReactElement } from 'react';
import type { Phone } from '../../../src/live';
import { STATE_WORDS } from './phoneWords';
import { useWidth } from './useWidth';
import { cellAt, heatOf, type Heat } from './wall';

interface Props {
  phones: readonly Phone[];
  onOpen: (id: string) => void;
}

/** The colours of the tiles' dots. */
const COLOURS: Record<Phone['state'], string> = {
  online: '#3fae7c',
  connecting: '#7fb0ee',
  restarting: '#1a6fe0',
  unplugged: '#e0a040',
  banned: '#c62f2f',
  dead: '#4d5662',
  unpaired: '#d2d7de',
};

/** Every phone one square in its state's colour: where trouble gathers shows at a glance. */
export const HeatMap = memo(function HeatMap({ phones, onOpen }: Props): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(box);
  const heat = heatOf(phones.length, width);
  const { columns, rows, cell } = heat;

  useEffect(() => {
    if (canvas.current) paint(canvas.current, phones, { columns, rows, cell });
  }, [phones, columns, rows, cell]);

  const under = (event: MouseEvent<HTMLCanvasElement>): Phone | undefined => {
    const at = event.currentTarget.getBoundingClientRect();
    const index = cellAt(heat, event.clientX - at.left, event.clientY - at.top, phones.length);
    return index === null ? undefined : phones[index];
  };
  return (
    <div className="heat" ref={box}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${phones.length} 台手机的状态图，点一格打开那台手机`}
        data-testid="phone-heat"
        onMouseMove={(event) => {
          const phone = under(event);
          event.currentTarget.title = phone ? `${phone.id} ${phone.name} · ${STATE_WORDS[phone.state]}` : '';
        }}
        onClick={(event) => {
          const phone = under(event);
          if (phone) onOpen(phone.id);
        }}
      />
    </div>
  );
});

function paint(canvas: HTMLCanvasElement, phones: readonly Phone[], { columns, rows, cell }: Heat): void {
  const scale = window.devicePixelRatio || 1;
  const size = { width: columns * cell, height: rows * cell };
  canvas.width = size.width * scale;
  canvas.height = size.height * scale;
  canvas.style.width = `${size.width}px`;
  canvas.style.height = `${size.height}px`;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(scale, scale);
  const side = cell - 1;
  phones.forEach((phone, i) => {
    pen.fillStyle = COLOURS[phone.state];
    pen.fillRect((i % columns) * cell, Math.floor(i / columns) * cell, side, side);
  });
}
