import { IS_H5 } from '@/config';

/** In a browser Enter and Space press what has the focus, as they would on a real button. */
export function pressByKeyboard(): void {
  if (!IS_H5) return;
  document.addEventListener('keydown', (event) => {
    const target = event.target;
    const pressed = event.key === 'Enter' || event.key === ' ';
    if (!pressed || !(target instanceof HTMLElement) || target.getAttribute('role') !== 'button') return;
    event.preventDefault();
    target.click();
  });
}
