import type { ReactElement } from 'react';

const TINTS = ['#2b6cc4', '#0f7f79', '#8a5a12', '#7a4bb5', '#b0416b', '#3d7a2a', '#a04b26', '#49638a'];

/** A square with the last two characters of a name, as WeCom draws people without a portrait. */
export function Avatar({ id, name, size = 38 }: { id: string; name: string; size?: number }): ReactElement {
  const letters = Array.from(name.replace(/[（(].*$/, '').trim())
    .slice(-2)
    .join('');
  return (
    <span
      className="avatar"
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: Math.round(size * 0.34), background: tintOf(id) }}
    >
      {letters}
    </span>
  );
}

export function AppAvatar({ size = 38 }: { size?: number }): ReactElement {
  return (
    <span className="avatar avatar-app" aria-hidden="true" style={{ width: size, height: size }}>
      <svg viewBox="0 0 32 32" width={Math.round(size * 0.68)} height={Math.round(size * 0.68)}>
        <path
          d="M5 8.5A3.5 3.5 0 0 1 8.5 5h15A3.5 3.5 0 0 1 27 8.5v9a3.5 3.5 0 0 1-3.5 3.5H15l-6 5.5V21h-.5A3.5 3.5 0 0 1 5 17.5z"
          fill="#fff"
        />
        <path
          d="m11 13 3.6 3.6 6.6-7"
          fill="none"
          stroke="#1a6fe0"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </span>
  );
}

function tintOf(id: string): string {
  let sum = 0;
  for (const ch of id) sum = (sum * 31 + (ch.codePointAt(0) ?? 0)) % 9973;
  return TINTS[sum % TINTS.length] ?? '#2b6cc4';
}
