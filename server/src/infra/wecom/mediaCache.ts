import { createHash } from 'node:crypto';
import type Redis from 'ioredis';
import type { Clock } from '../../kernel';
import type { Call } from './call';
import type { Upload } from './http';
import { uploadMedia, type MediaType } from './media';

interface Parts {
  call: Call;
  redis: Redis;
  keyPrefix: string;
  clock: Clock;
}

/** A media id lives three days (wecom-api.md §7); half a day before that the file is uploaded anew. */
const REUSED_MS = 2.5 * 86_400_000;

/** Uploads the same bytes under the same name once, over all processes, as long as their id is good. */
export function makeMediaCache({ call, redis, keyPrefix, clock }: Parts) {
  return {
    async idOf(type: MediaType, file: Upload): Promise<string> {
      const key = `${keyPrefix}:${digestOf(type, file)}`;
      const [id, until] = (await redis.get(key).catch(() => null))?.split(' ') ?? [];
      if (id && Number(until) > clock.now().getTime()) return id;
      const { mediaId } = await uploadMedia(call, type, file);
      const goodUntil = clock.now().getTime() + REUSED_MS;
      await redis
        .multi()
        .set(key, `${mediaId} ${goodUntil}`, 'PX', REUSED_MS)
        .set(`${keyPrefix}:id:${mediaId}`, key, 'PX', REUSED_MS)
        .exec()
        .catch(() => undefined); // without it the next message uploads again
      return mediaId;
    },
    /** WeCom does not know this id (any more): the next one is a new upload. */
    async forget(mediaId: string): Promise<void> {
      const key = await redis.get(`${keyPrefix}:id:${mediaId}`).catch(() => null);
      if (key) await redis.del(key).catch(() => undefined);
    },
  };
}

function digestOf(type: MediaType, { name, content }: Upload): string {
  return createHash('sha256').update(`${type}\n${name}\n`).update(content).digest('base64url');
}
