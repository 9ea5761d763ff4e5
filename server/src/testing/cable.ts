import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A cable between a program and its database or Redis that a test can pull and plug in again. */
export interface Cable {
  /** the same address, through the cable */
  url: string;
  pull(): void;
  plug(): void;
  close(): Promise<void>;
}

export async function cable(address: string, defaultPort: number): Promise<Cable> {
  const url = new URL(address);
  const far = { host: url.hostname, port: Number(url.port || defaultPort) };
  const sockets = new Set<Socket>();
  let pulled = false;
  const server = createServer((near) => {
    if (pulled) return void near.destroy();
    const away = connect(far);
    for (const s of [near, away]) {
      sockets.add(s);
      s.on('error', () => undefined);
      s.on('close', () => {
        sockets.delete(s);
        near.destroy();
        away.destroy();
      });
    }
    near.pipe(away);
    away.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    for (const s of sockets) s.destroy();
  };
  return {
    url: url.href,
    pull: () => {
      pulled = true;
      cut();
    },
    plug: () => {
      pulled = false;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
