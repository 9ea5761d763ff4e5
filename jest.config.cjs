/** One configuration for shared, server and sandbox; the mini-program has its own (jsdom). */
const swc = [
  '@swc/jest',
  {
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, useDefineForClassFields: false },
    },
  },
];
module.exports = {
  testEnvironment: 'node',
  roots: [
    '<rootDir>/shared/src',
    '<rootDir>/server/src',
    '<rootDir>/sandbox/src',
    '<rootDir>/sandbox/page/src',
  ],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.(ts|js|mjs)$': swc },
  moduleNameMapper: { '^@cunkebao/shared/(.*)$': '<rootDir>/shared/src/$1/index.ts' },
  // ESM-only libraries are compiled for the tests; Node itself can require them
  transformIgnorePatterns: ['/node_modules/(?!(jose|write-excel-file|fflate)/)'],
  testTimeout: 30_000,
  maxWorkers: 2,
};
