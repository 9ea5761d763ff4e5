import { specOf } from './catalogue';
import type { CommandSpec } from './spec';

/** What a group of colleagues may read whole: devices and accounts of the company, figures that name no customer. */
const GROUPS: ReadonlySet<CommandSpec['group']> = new Set(['设备', '微信号', '数据']);

/** Single commands of the other groups, */
const ALSO = new Set([
  ...['help', 'whoami', 'cancel', 'confirm', 'page.next', 'language.set'],
  ...['alert.list', 'alert.ack', 'alert.resolve', 'system.status', 'queue.show'],
]);
/** and those of these groups that may show a customer after all: a phone's screen, its log, words people wrote. */
const MAY_SHOW_CUSTOMERS = /^(?:device\.(?:screenshot|log)|review\..*)$/;

const LISTS = new Set(['device', 'account', 'alert', 'command']);

/**
 * Whether the answer to this command may stand in a group chat. Whatever is not known to hold no customer's data goes to
 * the asker alone (commands.md §1, Channels).
 */
export function fitsGroup(command: string): boolean {
  const spec = specOf(command);
  if (!spec || MAY_SHOW_CUSTOMERS.test(command)) return false;
  return GROUPS.has(spec.group) || ALSO.has(command);
}

/** The same for the rows of a list. */
export const listFitsGroup = (of: string): boolean => LISTS.has(of);
