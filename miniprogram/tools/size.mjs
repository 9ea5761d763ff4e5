// Prints what a visitor downloads and fails over the budgets of taro.md §12. Run by `npm run build`, after both targets.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGETS_KB = {
  weappMain: 700,
  weappSubpackage: 300,
  weappTotal: 2048,
  h5First: 130,
  h5PageChunk: 15,
  h5Total: 260,
};

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const over = [];

function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => statSync(path.join(folder, file)).isFile() && !/\.(txt|map)$/.test(file));
}

const kb = (bytes) => bytes / 1024;
const line = (name, size, budget) => {
  const limit = budget === undefined ? '' : `  ≤ ${budget}`;
  console.log(`  ${name.padEnd(44)} ${size.toFixed(1).padStart(8)} KB${limit}`);
  if (budget !== undefined && size > budget) over.push(`${name}: ${size.toFixed(1)} KB > ${budget} KB`);
};

function weapp() {
  const folder = path.join(dist, 'weapp');
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => `${root.replace(/\/$/, '')}/`);
  const files = filesOf(folder).filter((file) => file !== 'project.config.json');
  const sum = (list) => kb(list.reduce((bytes, file) => bytes + statSync(path.join(folder, file)).size, 0));

  console.log('weapp (as uploaded)');
  line(
    'main package',
    sum(files.filter((file) => !roots.some((root) => file.startsWith(root)))),
    BUDGETS_KB.weappMain,
  );
  for (const root of roots) {
    line(root, sum(files.filter((file) => file.startsWith(root))), BUDGETS_KB.weappSubpackage);
  }
  line('all packages', sum(files), BUDGETS_KB.weappTotal);
}

function h5() {
  const folder = path.join(dist, 'h5');
  const gzip = (file) => kb(gzipSync(readFileSync(path.join(folder, file))).length);
  const code = filesOf(folder).filter((file) => /\.(js|css)$/.test(file));
  const tags = [
    ...readFileSync(path.join(folder, 'index.html'), 'utf8').matchAll(
      /(?:src|href)="\/m\/([^"]+\.(?:js|css))"/g,
    ),
  ];
  const entry = tags.map(([, file]) => file);
  const page = firstPage(folder, entry, code);
  const first = [...new Set([...entry, ...page])];

  console.log('h5 (JS + CSS, gzip)');
  line(
    'first load',
    first.reduce((size, file) => size + gzip(file), 0),
    BUDGETS_KB.h5First,
  );
  line(
    'all of it',
    code.reduce((size, file) => size + gzip(file), 0),
    BUDGETS_KB.h5Total,
  );
  for (const file of [...code].sort((a, b) => gzip(b) - gzip(a))) {
    const part = first.includes(file) ? 'first load' : undefined;
    line(`  ${file}${part ? `  (${part})` : ''}`, gzip(file), part ? undefined : BUDGETS_KB.h5PageChunk);
  }
}

/** The chunks the router asks for when somebody opens `/m/`: named beside the first page's path in the entry script. */
function firstPage(folder, entry, code) {
  const script = entry
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
  const appConfig = readFileSync(new URL('../src/app.config.ts', import.meta.url), 'utf8');
  const page = /pages: \[\s*'([^']+)'/.exec(appConfig)?.[1];
  const at = script.indexOf(`path:"${page}"`);
  if (!page || at < 0) throw new Error('size: the first page was not found in the entry script');
  const loader = script.slice(at, script.indexOf('path:"', at + 6));
  const names = new Map(
    [...script.matchAll(/"js\/"\+\((\d+)===\w+\?"([^"]+)"/g)].map(([, id, name]) => [id, name]),
  );
  const ids = [...loader.matchAll(/\.e\((\d+)\)/g)].map(([, id]) => names.get(id) ?? id);
  const isChunk = (id) => (file) => path.basename(file).split('.')[0] === id;
  const unknown = ids.filter((id) => !code.some(isChunk(id)));
  if (ids.length === 0 || unknown.length > 0)
    throw new Error(`size: chunks without a file: ${unknown.join(', ')}`);
  return code.filter((file) => ids.some((id) => isChunk(id)(file)));
}

weapp();
h5();
if (over.length > 0) {
  console.error(`over budget:\n  ${over.join('\n  ')}`);
  process.exitCode = 1;
}
