/** Areas form no cycles. A check of folders, so tests stay out of it: they may use everything. */
const { options } = require('./.dependency-cruiser.cjs');

const AREA = '^server/src/modules/[^/]+$';

module.exports = {
  forbidden: [
    {
      name: 'no-area-cycles',
      severity: 'error',
      scope: 'folder',
      from: { path: AREA },
      to: { circular: true, path: AREA },
    },
  ],
  options: { ...options, exclude: { path: '(^|/)dist(-page)?/|\\.(test|factory)\\.ts$|/testing/|/demo/' } },
};
