export interface TodoChoice {
  id: string;
  text: string;
}

export type ChosenTodo<T> = { kind: 'one'; todo: T } | { kind: 'many'; todos: T[] } | { kind: 'none' };

const POSITION = /^(?:第)?\s*(\d{1,4}|[一二三四五六七八九十])\s*(?:条|个|项)?$/;
const HAN = '一二三四五六七八九十';

/**
 * Which to-do a person means: a position of the list he saw (`shown`, ids in its order), or words of it. Its first
 * whole words win over a part in the middle: 评审 TK-3 is not 评审 TK-31.
 */
export function chooseTodo<T extends TodoChoice>(
  said: string,
  open: readonly T[],
  shown: readonly string[] | null,
): ChosenTodo<T> {
  const words = said.trim();
  const position = POSITION.exec(words)?.[1];
  if (position !== undefined) {
    const n = /\d/.test(position) ? Number(position) : HAN.indexOf(position) + 1;
    const id = (shown ?? open.map((t) => t.id))[n - 1];
    const todo = open.find((t) => t.id === id);
    return todo ? { kind: 'one', todo } : { kind: 'none' };
  }
  const low = words.toLowerCase();
  const exact = open.filter((t) => begins(t.text.toLowerCase(), low));
  const part = open.filter((t) => low !== '' && t.text.toLowerCase().includes(low));
  return pick(exact.length > 0 ? exact : part);
}

const begins = (text: string, low: string): boolean =>
  low !== '' && text.startsWith(low) && !/^[a-z0-9\u4e00-\u9fa5]/.test(text.slice(low.length));

function pick<T>(found: readonly T[]): ChosenTodo<T> {
  const [first] = found;
  if (!first) return { kind: 'none' };
  return found.length === 1 ? { kind: 'one', todo: first } : { kind: 'many', todos: [...found] };
}
