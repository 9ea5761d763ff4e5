import { startSandbox, type Sandbox } from '../startSandbox';
import type { SandboxOptions } from '../options';
import type { Json } from '../wecom/json';
import { apiClient, type ApiClient } from './apiClient';
import { eventually } from './eventually';
import { fakeProduct, type FakeProduct } from './fakeProduct';
import { testOptions } from './settings';

/** A sandbox with a product that only listens, and both ways to speak to it: the API and the hand. */
export interface Desk {
  product: FakeProduct;
  sandbox: Sandbox;
  api: ApiClient;
  /** POST /sandbox/… → the answer; fails loudly when it is refused */
  hand: (path: string, body: unknown) => Promise<Json>;
  look: (path: string) => Promise<unknown>;
  /** waits for the callback with these fields; `since` ignores earlier ones */
  hears: (fields: Json) => Promise<Json>;
  /** uploads to a path of the API, with a picture unless told otherwise */
  upload: (path: string, content?: Buffer) => Promise<Json & { errcode: number }>;
  /** gives up its token: after the clock was turned far */
  renew: () => Promise<void>;
  close: () => Promise<void>;
}

export async function openDesk(more: Partial<SandboxOptions> = {}): Promise<Desk> {
  const product = await fakeProduct();
  const sandbox = await startSandbox(testOptions(product.url, more));
  const desk: Desk = {
    product,
    sandbox,
    api: await apiClient(sandbox.url),
    hand: (path, body) => handed(sandbox.url, path, body),
    look: async (path) => (await fetch(`${sandbox.url}/sandbox/${path}`)).json(),
    hears: (fields) =>
      eventually(`the callback ${JSON.stringify(fields)}`, () =>
        product.received.find((p) => Object.entries(fields).every(([k, v]) => p[k] === v)),
      ),
    upload: async (path, content = PNG) => {
      const form = new FormData();
      form.set('media', new Blob([new Uint8Array(content)]), 'a.png');
      const token = path.startsWith('webhook/') ? '' : `&access_token=${desk.api.token}`;
      const answer = await fetch(`${sandbox.url}/cgi-bin/${path}${token}`, { method: 'POST', body: form });
      return (await answer.json()) as Json & { errcode: number };
    },
    renew: async () => {
      desk.api = await apiClient(sandbox.url);
    },
    close: async () => {
      await sandbox.stop();
      await product.close();
    },
  };
  return desk;
}

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');

async function handed(url: string, path: string, body: unknown): Promise<Json> {
  const answer = await fetch(`${url}/sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });
  const said = (await answer.json()) as Json;
  if (!answer.ok) throw new Error(`${answer.status} ${String(said['error'])}`);
  return said;
}
