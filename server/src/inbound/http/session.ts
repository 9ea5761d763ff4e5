import { jwtVerify, SignJWT } from 'jose';

const HOURS = 12;

/** Mini-program sessions: a signed userid, nothing more; roles are read fresh on every request. */
export function makeSessions(secret: string, now: () => Date) {
  const key = new TextEncoder().encode(secret);
  return {
    async issue(userid: string): Promise<{ token: string; expiresAt: Date }> {
      const expiresAt = new Date(now().getTime() + HOURS * 3_600_000);
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(userid)
        .setIssuer('cunkebao')
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresAt };
    },
    /** The userid, or null when the token is not ours or is over. */
    async verify(token: string): Promise<string | null> {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          issuer: 'cunkebao',
          currentDate: now(),
        });
        return payload.sub ?? null;
      } catch {
        return null;
      }
    },
  };
}

export type Sessions = ReturnType<typeof makeSessions>;
