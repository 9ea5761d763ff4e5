import { createServer } from 'node:http';

/** WeCom's side for replies that did not fit into the callback's answer: says yes to everything. */
export async function startWecomStub(port: number): Promise<{ sent(): number; stop(): void }> {
  let sent = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const token = request.url?.startsWith('/cgi-bin/gettoken');
      if (!token) sent++;
      response.setHeader('content-type', 'application/json');
      response.end(
        token
          ? '{"errcode":0,"errmsg":"ok","access_token":"bench","expires_in":7200}'
          : `{"errcode":0,"errmsg":"ok","msgid":"m${sent}","response_code":"r${sent}"}`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { sent: () => sent, stop: () => server.close() };
}
