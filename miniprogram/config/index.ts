import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const target = process.env.TARO_ENV ?? 'h5';
const shared = path.resolve(__dirname, '../../shared/src');

const nothing = path.resolve(__dirname, 'nothing.js');

/** Settings that look odd say why beside them. */
export default defineConfig<'webpack5'>(() => {
  process.env.BROWSERSLIST_ENV = process.env.NODE_ENV;

  const config: UserConfigExport<'webpack5'> = {
    projectName: 'cunkebao',
    date: '2026-11-22',
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${target}`,
    // The package's exports point at dist for the server; pages read its source, and only files free of zod.
    alias: { '@': path.resolve(__dirname, '../src'), '@cunkebao/shared': shared },
    defineConstants: { APP_VERSION: JSON.stringify(process.env.npm_package_version ?? '0.0.0') },
    // Taro's H5 default (quote_keys) prints `#"field"` for private class fields: a syntax error in production only.
    terser: {
      enable: true,
      config: {
        keep_fnames: false,
        output: { quote_keys: false, keep_quoted_props: false, comments: false, ascii_only: false },
      },
    },
    logger: { quiet: true, stats: false },
    mini: {
      compile: { include: [shared] },
      optimizeMainPackage: { enable: process.env.NODE_ENV === 'production' },
    },
    h5: {
      publicPath: '/m/',
      staticDirectory: 'static',
      router: { mode: 'browser', basename: '/m' },
      compile: { include: [shared] },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      webpackChain(chain) {
        // By default every page repeats a 25 KB chunk. One file for what pages share also keeps its styles in order.
        // Every browser of our list has fetch, and nobody here asks by <script>: 6 KB gzip less on the first load.
        chain.resolve.alias.set('whatwg-fetch', nothing).set('jsonp-retry', nothing);
        // Taro's style sheet carries a font for its <Icon>, 4 KB gzip; the kit draws its own and shows none of those.
        chain.module.rule('iconFont').merge({
          scheme: 'data',
          mimetype: 'application/octet-stream',
          type: 'asset/inline',
          generator: { dataUrl: () => 'data:,' },
        });
        chain.merge({
          optimization: {
            splitChunks: {
              chunks: 'all',
              cacheGroups: {
                common: { name: 'common', minChunks: 2, priority: 1, reuseExistingChunk: true },
              },
            },
          },
          performance: { hints: false },
        });
      },
      devServer: {
        host: '127.0.0.1',
        port: 7310,
        open: false,
        proxy: [
          { context: ['/api'], target: process.env.DEV_API ?? 'http://127.0.0.1:7300', changeOrigin: true },
        ],
      },
      postcss: {
        autoprefixer: { enable: true },
        // px, not rem: a desktop browser would otherwise blow the page up to twice its size.
        pxtransform: { enable: true, config: { targetUnit: 'px' as 'rem' } },
      },
    },
  };
  return config;
});
