process.env.TARO_ENV = 'h5';
process.env.TARO_APP_API = '';

Object.assign(globalThis, {
  APP_VERSION: '1.2.3',
  definePageConfig: (config: unknown) => config,
  IS_REACT_ACT_ENVIRONMENT: true,
});
