/** One set of colours for every picture that goes out. */
export const COLOURS = {
  ink: '#1f2a44',
  quiet: '#7a869a',
  line: '#e4e8f0',
  primary: '#2459e6',
  soft: '#c9d8ff',
  accent: '#f08c2e',
  met: '#1f9d61',
  near: '#e0a100',
  missed: '#d64545',
} as const;
