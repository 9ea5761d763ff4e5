import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, variableNames } from './config';

const good = {
  DATABASE_URL: 'mysql://u:p@127.0.0.1:3306/cunkebao',
  REDIS_URL: 'redis://127.0.0.1:6379/0',
  WECOM_CORP_ID: 'ww1',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 's',
  WECOM_TOKEN: 'tok',
  WECOM_AES_KEY: 'a'.repeat(43),
  SESSION_SECRET: 'x'.repeat(32),
};

test('.env.example lists exactly the variables the server reads', () => {
  const text = readFileSync(join(__dirname, '../../.env.example'), 'utf8');
  const listed = [...text.matchAll(/^([A-Z_]+)=/gm)].map((m) => m[1]);
  expect(listed.sort()).toEqual(variableNames().sort());
});

test('every problem is named at once', () => {
  const attempt = () =>
    loadConfig({ ...good, DATABASE_URL: 'postgres://x/y', WECOM_AES_KEY: 'short', PORT: '99999' });
  expect(attempt).toThrow(/DATABASE_URL[\s\S]*WECOM_AES_KEY|WECOM_AES_KEY[\s\S]*DATABASE_URL/);
  expect(attempt).toThrow(/PORT/);
});

test('a sandbox clock is refused in production', () => {
  expect(() => loadConfig({ ...good, NODE_ENV: 'production', SANDBOX_URL: 'http://127.0.0.1:7301' })).toThrow(
    /SANDBOX_URL/,
  );
});

test('all four roles run in one process unless told otherwise', () => {
  expect(loadConfig(good).ROLES).toEqual(['web', 'phones', 'dispatch', 'worker']);
  expect(loadConfig({ ...good, ROLES: 'web, worker' }).ROLES).toEqual(['web', 'worker']);
});

test('groups of colleagues are named with their robot or their chat, and a bad one is told', () => {
  expect(loadConfig(good).WECOM_GROUPS).toEqual([]);
  expect(loadConfig({ ...good, WECOM_GROUPS: '运营群=robot:5a4d-1; 战报群=chat:ops;' }).WECOM_GROUPS).toEqual(
    [
      { name: '运营群', by: 'robot', id: '5a4d-1' },
      { name: '战报群', by: 'chat', id: 'ops' },
    ],
  );
  expect(() => loadConfig({ ...good, WECOM_GROUPS: '运营群=5a4d' })).toThrow(/NAME=robot:KEY/);
});
