/** Checks of dist/weapp; run after `npm run build:weapp`. */
module.exports = {
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/test/weapp/*.test.cjs'],
  transform: {},
  maxWorkers: 1,
};
