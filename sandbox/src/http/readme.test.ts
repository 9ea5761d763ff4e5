import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCENARIOS } from '../state/company';
import { faultRule } from '../faults';
import { ENDPOINTS } from '../wecom/endpoints';
import type { World } from '../world';
import { handRoutes } from './handRoutes';
import { sandboxRoutes } from './sandboxRoutes';

const README = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
const quoted = (pattern: RegExp): string[] => [...README.matchAll(pattern)].map((m) => m[1] ?? '').sort();

/** Routes are registered without looking at the world. */
const nowhere = {} as World;

test('the README names every request of the sandbox itself, and no other', () => {
  const routes = [sandboxRoutes(nowhere), handRoutes(nowhere)].flatMap((router) =>
    router.stack.flatMap((layer) =>
      layer.methods
        .filter((method) => method !== 'HEAD')
        .map((method) => `${method} ${String(layer.path).replace(/^\/sandbox/, '')}`),
    ),
  );
  expect(quoted(/`((?:GET|POST|DELETE) \/[^`?]*)`/g)).toEqual(routes.sort());
});

test('the README names every endpoint of the API, and no other', () => {
  const simulated = ['GET gettoken', ...ENDPOINTS.map((e) => `${e.method} ${e.path}`)];
  expect(quoted(/`((?:GET|POST) [a-z][^`]*)`/g)).toEqual(simulated.sort());
});

test('the README names every scenario and every kind of fault', () => {
  const scenarios = README.slice(README.indexOf('## Scenarios'), README.indexOf('## Faults'));
  expect([...scenarios.matchAll(/^\| `(\w+)`/gm)].map((m) => m[1])).toEqual([...SCENARIOS]);
  const faults = README.slice(README.indexOf('## Faults'), README.indexOf('## The API'));
  for (const kind of Object.keys(faultRule.shape)) expect(faults).toContain(kind);
});
