/** Pages and parts on plain DOM stand-ins for Taro's components; the built mini-program has jest.weapp.cjs. */
module.exports = {
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/src/**/*.test.ts?(x)'],
  setupFiles: ['<rootDir>/test/globals.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/eachTest.ts'],
  transform: {
    '^.+\\.[jt]sx?$': [
      'babel-jest',
      {
        configFile: false,
        presets: [
          ['@babel/preset-env', { targets: { node: 'current' } }],
          ['@babel/preset-react', { runtime: 'automatic' }],
          '@babel/preset-typescript',
        ],
      },
    ],
  },
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@cunkebao/shared/(.*)$': '<rootDir>/../shared/src/$1',
    '^@tarojs/components$': '<rootDir>/test/stubs/components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/stubs/taro.ts',
    '\\.(scss|css|png)$': '<rootDir>/test/stubs/nothing.ts',
  },
  maxWorkers: 1,
};
