import { runServerScript } from './migrate.mjs';

/** Fills an empty development database with the demo company; does nothing when there is one. */
export const main = () => runServerScript('demo/seed.js');
