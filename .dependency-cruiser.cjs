/** Who may import whom (docs/ARCHITECTURE.md). An allow-list a ring: what is not named here is refused. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.(test|factory)\\.ts$' },
  to: { pathNot: allowed },
});

const NODE = 'node_modules/';
const SHARED = '^shared/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    only('shared-is-pure', '^shared/src', [SHARED, 'node_modules/(zod|pinyin-pro)/']),
    only('mini-program-sees-only-shared', '^miniprogram/src', ['^miniprogram/', SHARED, NODE]),
    only('kernel-knows-no-area', '^server/src/kernel/', ['^server/src/kernel/', SHARED, NODE]),
    only('doors-and-tools-know-only-kernel', '^server/src/(infra|inbound)/', [
      '^server/src/(infra|inbound|kernel)/',
      '^server/src/config\\.ts$',
      SHARED,
      NODE,
      '^(node:)?(assert|buffer|crypto|events|fs|fs/promises|http|net|os|path|stream|timers/promises|url|util|zlib)$',
    ]),
    only('areas-meet-at-their-index', '^server/src/modules/([^/]+)/', [
      '^server/src/modules/$1/',
      '^server/src/modules/[^/]+/index\\.ts$',
      '^server/src/kernel/',
      SHARED,
      NODE,
      '^(node:)?(crypto|path|fs|fs/promises|os|util|buffer|url)$',
    ]),
    {
      name: 'no-network-in-areas',
      severity: 'error',
      from: { path: '^server/src/modules/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(undici|ws|ioredis|bull|koa|mysql2)/' },
    },
    {
      name: 'sql-stays-in-store',
      severity: 'error',
      from: { path: '^server/src/modules/', pathNot: '(\\.entity|[sS]tore|\\.test|\\.factory)\\.ts$' },
      to: { path: 'node_modules/typeorm/', dependencyTypesNot: ['type-only'] },
    },
    only('sandbox-meets-the-server-only-over-protocols', '^sandbox/', [
      '^sandbox/',
      SHARED,
      NODE,
      '^(node:)?[a-z_/]+$',
    ]),
    {
      name: 'only-tests-use-testing',
      severity: 'error',
      from: { path: '^server/src', pathNot: '(\\.test|\\.factory)\\.ts$|^server/src/testing/' },
      to: { path: '^server/src/testing/' },
    },
    {
      name: 'everything-is-registered',
      severity: 'error',
      from: { path: '^server/src/main\\.ts$' },
      to: { path: '^server/src/modules/', pathNot: '\\.(test|factory)\\.ts$', reachable: false },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.boundaries.json' },
    doNotFollow: { path: 'node_modules|dist' },
    exclude: { path: '(^|/)dist(-page)?/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.jsx', '.mjs', '.json', '.scss', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'require', 'node', 'default'],
    },
  },
};
