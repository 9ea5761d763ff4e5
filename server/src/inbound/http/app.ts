import { bodyParser } from '@koa/bodyparser';
import Koa from 'koa';
import helmet from 'koa-helmet';
import type Router from 'koa-router';
import { apiRouter } from './api';
import { answerErrors } from './errors';
import { healthRouter } from './health';
import { loginRouter } from './login';
import { miniprogramAt } from './miniprogram';
import type { HttpParts } from './parts';
import { picturesRouter } from './pictures';
import { makeSessions } from './session';

/** The Koa application. The callback door comes before body parsing and headers: it is the hot path and reads raw XML. */
export function makeApp(parts: HttpParts, doors: readonly Router[], h5Folder: string): Koa {
  const app = new Koa({ proxy: parts.config.NODE_ENV === 'production' });
  const sessions = makeSessions(parts.config.SESSION_SECRET, () => parts.clock.now());
  app.silent = true; // errors are answered and logged in answerErrors
  app.use(answerErrors(parts.log, parts.metrics));
  for (const door of doors) app.use(door.routes()).use(door.allowedMethods());
  app.use(
    helmet({
      contentSecurityPolicy: { directives: CSP },
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: false,
    }),
  );
  app.use(miniprogramAt(h5Folder));
  app.use(bodyParser({ jsonLimit: '256kb', formLimit: '64kb', enableTypes: ['json', 'form'] }));
  const routers = [
    healthRouter(parts),
    picturesRouter(parts),
    loginRouter(parts, sessions),
    apiRouter(parts, sessions),
  ];
  for (const router of routers) app.use(router.routes()).use(router.allowedMethods());
  return app;
}

/** What Taro's H5 needs (taro.md §5): inline styles and data images, no inline script. */
const CSP = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  upgradeInsecureRequests: null,
};
