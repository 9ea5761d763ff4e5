import { WecomFault, type WecomPort } from '../kernel';

/** What a person hears: a passive reply's XML fields, or a message/send body. */
export interface Heard {
  to: string;
  text: string;
  card: Record<string, unknown> | null;
  passive: boolean;
  type: string;
}

export interface Uploaded {
  type: 'image' | 'file';
  name: string;
  content: Buffer;
  mediaId: string;
}

/** WeCom as a port that remembers what it was given and drops identical bodies like the real one. */
export function rememberingWecom(heard: Heard[]) {
  const bodies = new Set<string>();
  const usedCodes = new Set<string>();
  const uploads: Uploaded[] = [];
  const failures: { fault: WecomFault; delivered: boolean }[] = [];
  let serial = 0;
  const deliverBody = (body: Record<string, unknown>): void => {
    const same = JSON.stringify(body);
    if (bodies.has(same)) return;
    bodies.add(same);
    const card = (body['template_card'] as Record<string, unknown> | undefined) ?? null;
    const text = (body['text'] as { content: string } | undefined)?.content;
    const type = String(body['msgtype']);
    heard.push({
      to: String(body['touser']),
      text: text ?? JSON.stringify(card ?? body[type]),
      card,
      passive: false,
      type,
    });
  };
  const orFail = (deliver: () => void): void => {
    const failure = failures.shift();
    if (!failure || failure.delivered) deliver();
    if (failure) throw failure.fault;
  };
  const port: WecomPort = {
    send(body) {
      orFail(() => deliverBody(body));
      return Promise.resolve({ msgid: `m${serial++}`, responseCode: `sent-${serial}`, invalidUsers: [] });
    },
    updateCard(body) {
      const code = String(body['response_code']);
      if (usedCodes.has(code)) throw new WecomFault(60140, 'giveUp', 'code used');
      orFail(() => {
        usedCodes.add(code);
        const card = body['template_card'] as Record<string, unknown>;
        const [to = ''] = body['userids'] as string[];
        heard.push({ to, text: JSON.stringify(card), card, passive: false, type: 'update' });
      });
      return Promise.resolve({ invalidUsers: [] });
    },
    uploadMedia(type, name, content) {
      const mediaId = `media-${serial++}`;
      uploads.push({ type, name, content, mediaId });
      return Promise.resolve({ mediaId });
    },
    sendToGroup(name, message) {
      const text = 'text' in message ? message.text : `[${message.picture.length > 0 ? '图片' : '空'}]`;
      const type = 'text' in message ? 'text' : 'image';
      orFail(() => heard.push({ to: name, text, card: null, passive: false, type }));
      return Promise.resolve();
    },
    userOfCode: () => Promise.resolve(null),
    userOfMiniCode: (code) => Promise.resolve({ userid: code }),
    oauthUrl: (redirect) => redirect,
  };
  return {
    port,
    uploads,
    failNext: (fault: WecomFault, delivered: boolean) => void failures.push({ fault, delivered }),
    forget: () => bodies.clear(),
  };
}
