import { createServer } from 'node:http';

/** WeCom's side for answers that did not fit into the callback's response: says yes to everything. */
let sent = 0;
createServer((request, response) => {
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
}).listen(Number(process.env['PORT']), '127.0.0.1');
