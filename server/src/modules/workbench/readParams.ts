import { Fault, wordsIn, type Ctx } from '../../kernel';
import type { Plugin } from './plugin';

/** The parameters as the plugin understands them, or a Fault that names the field and what is wrong with it. */
export function readParams<P>(ctx: Ctx, plugin: Plugin<P>, given: unknown): P {
  const read = plugin.params.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.join('.') ?? '';
  const w = wordsIn(ctx);
  throw new Fault(
    'invalid',
    w(issue?.message ?? '参数不对', `${w(...nameOf(plugin))}: "${field}" is not right`),
    { field },
  );
}

const nameOf = (plugin: Pick<Plugin<unknown>, 'title'>): [string, string] => [
  plugin.title.zh,
  plugin.title.en,
];
