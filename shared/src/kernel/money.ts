/** ¥1,234.50 from integer cents; money is never a float (domain.md, head). */
export function yuan(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const abs = Math.abs(cents);
  const whole = Math.floor(abs / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = abs % 100;
  return `${sign}¥${whole}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`;
}
