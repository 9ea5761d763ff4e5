import { createElement, forwardRef, type CSSProperties, type ReactNode } from 'react';

type Props = Record<string, unknown> & { children?: ReactNode; className?: string; style?: CSSProperties };

/** Keeps what the DOM understands and drops what only a mini-program does (hoverClass, ariaRole, …). */
function domProps(props: Props): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(props).filter(([name]) =>
      /^(id|className|style|role|onClick|aria-.*|data-.*|children)$/.test(name),
    ),
  );
}

const standIn = (tag: string) =>
  forwardRef<HTMLElement, Props>((props, ref) => createElement(tag, { ...domProps(props), ref }));

export const View = standIn('div');
export const Text = standIn('span');

export const Image = forwardRef<HTMLImageElement, Props>(({ src, ariaLabel, ...props }, ref) =>
  createElement('img', { ...domProps(props), src, alt: ariaLabel, ref }),
);

interface FieldEvent {
  target: { value: string };
}
type Handler = ((event: { detail: { value: string } }) => void) | undefined;

export const Input = forwardRef<HTMLInputElement, Props>(
  ({ placeholder, onInput, onConfirm, ...props }, ref) =>
    createElement('input', {
      ...domProps(props),
      placeholder,
      ref,
      onChange: (event: FieldEvent) => (onInput as Handler)?.({ detail: { value: event.target.value } }),
      onKeyDown: (event: FieldEvent & { key: string }) => {
        if (event.key === 'Enter') (onConfirm as Handler)?.({ detail: { value: event.target.value } });
      },
    }),
);
