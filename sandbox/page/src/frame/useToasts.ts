import { useCallback, useState } from 'react';

export interface Toast {
  id: number;
  words: string;
}

const STAYS_MS = 5_000;
const MOST = 3;
let told = 0;

/** Short words about what went wrong; the same words are not stacked twice. */
export function useToasts(): { toasts: Toast[]; tell: (words: string) => void } {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const tell = useCallback((words: string) => {
    const id = (told += 1);
    setToasts((now) => [...now.filter((t) => t.words !== words), { id, words }].slice(-MOST));
    window.setTimeout(() => {
      setToasts((now) => now.filter((t) => t.id !== id));
    }, STAYS_MS);
  }, []);
  return { toasts, tell };
}
