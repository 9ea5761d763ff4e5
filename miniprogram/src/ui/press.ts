/** Makes a View a button: for fingers, for screen readers on both targets and, in a browser, for the keyboard. */
export function press(onClick: () => void, label?: string) {
  return {
    onClick,
    role: 'button',
    tabindex: 0,
    hoverClass: 'pressed',
    hoverStayTime: 60,
    ariaRole: 'button',
    ...(label ? { ariaLabel: label, 'aria-label': label } : {}),
  };
}
