import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Progress goes to standard error: standard output belongs to the command's answer. */
export const say = (line) => process.stderr.write(`· ${line}\n`);
