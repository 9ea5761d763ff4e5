import { until } from './until';

export interface ChatMessage {
  id: string;
  from: string;
  kind: string;
  state?: string;
  text: string;
  card?: { buttons: { key: string; text: string }[]; replaceText: string | null };
  media?: { url: string };
}

/** The sandbox's HTTP, and patience until somebody hears what fits. */
export function sandboxClient(sandbox: string) {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(sandbox + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const get = <T>(path: string): Promise<T> => call<T>('GET', path);
  const post = <T>(path: string, body: unknown): Promise<T> => call<T>('POST', path, body);
  const chat = (userid: string): Promise<ChatMessage[]> => get(`/sandbox/chats/${userid}`);
  return {
    get,
    post,
    chat,
    say: async (from: string, text: string) =>
      (await post<{ id: string }>('/sandbox/say', { from, text })).id,
    press: async (from: string, messageId: string, key: string) => {
      await post('/sandbox/press', { from, messageId, key });
    },
    advance: async (step: string) => {
      await post('/sandbox/clock', { advance: step });
    },
    async hears(userid: string, fits: RegExp, options: { after?: string; seconds?: number } = {}) {
      const seconds = options.seconds ?? 60;
      const found = await until(async () => {
        const all = await chat(userid);
        const from = options.after ? all.findIndex((m) => m.id === options.after) + 1 : 0;
        return all.slice(from).find((m) => m.from === 'app' && fits.test(m.text)) ?? null;
      }, seconds);
      if (found) return found;
      const said = (await chat(userid)).slice(-6).map((m) => `${m.from}: ${m.text}`);
      throw new Error(
        `${userid} did not hear ${fits} within ${seconds} s; the chat ends with\n${said.join('\n')}`,
      );
    },
  };
}
