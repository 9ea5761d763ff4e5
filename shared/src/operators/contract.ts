import { z } from 'zod';
import { endpoint } from '../kernel';
import { ROLE_IDS } from './roles';

export const roleId = z.enum(ROLE_IDS);

export const me = z.object({
  userid: z.string(),
  name: z.string(),
  roles: z.array(roleId),
  /** every permission the roles add up to, so that pages hide what would be refused */
  permissions: z.array(z.string()),
  language: z.enum(['zh', 'en']),
  timeZone: z.string(),
});
export type Me = z.infer<typeof me>;

/** `via`: wecom = wx.qy.login's code → jscode2session; h5 = OAuth code → auth/getuserinfo. 401 when nobody we know. */
export const login = endpoint({
  method: 'POST',
  path: '/api/v1/login',
  permission: null,
  body: z.object({ code: z.string().min(1).max(512), via: z.enum(['wecom', 'h5']) }),
  reply: z.object({ token: z.string(), expiresAt: z.iso.datetime(), me }),
});

/** Where an H5 visitor without a code must go first (WeCom's OAuth page, or the sandbox's stand-in for it). */
export const loginUrl = endpoint({
  method: 'GET',
  path: '/api/v1/login/url',
  permission: null,
  query: z.object({ back: z.string().max(500) }),
  reply: z.object({ url: z.string() }),
});

export const getMe = endpoint({ method: 'GET', path: '/api/v1/me', permission: 'whoami', reply: me });
