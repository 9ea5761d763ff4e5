import { exceptionAt, type Scan } from './extract';
import { specOf } from './catalogue';
import type { Parsed } from './spec';

type Read = (text: string) => Parsed | null;

/**
 * 重启所有离线设备除了 D-005: the order is read without the words that except phones, then they are taken out of the
 * set, wherever they stood in the sentence. Null when nothing is excepted or there is no set to take it from: an
 * exception is never dropped.
 */
export function excepted(scan: Scan, read: Read): Parsed | null {
  for (let i = 0; i < scan.text.length; i += 1) {
    const found = exceptionAt(scan, i);
    const parsed = found && read(without(scan, i, found.end));
    if (!found || !parsed?.command) continue;
    const set = setOf(parsed);
    if (set) return { ...parsed, args: { ...parsed.args, deviceSet: taken(set, found.ids) } };
  }
  return null;
}

type DeviceSet = Record<string, unknown> & { ids?: readonly string[] };

/** The list of all devices has a set too, though nobody says so. */
function setOf({ command, args }: Parsed): DeviceSet | null {
  if (args['deviceSet'] !== undefined) return args['deviceSet'] as DeviceSet;
  return command === 'device.list' && Object.keys(args).length === 0 ? {} : null;
}

/** Known ids lose the excepted ones at once; a state or a group is resolved later and carries them along. */
function taken(set: DeviceSet, ids: readonly string[]): DeviceSet {
  const left = set.ids?.filter((id) => !ids.includes(id));
  return left && left.length > 0 ? { ...set, ids: left } : { ...set, except: ids };
}

/**
 * 每天9点重启 D-012: understood, but what changes something is done once, never again and again. `repeat` says what
 * was asked for, the words are given back as not understood, and nothing runs.
 */
export function repeated(scan: Scan, read: Read): Parsed | null {
  for (let i = 0; i < scan.text.length; i += 1) {
    const time = scan.time(i, 'future');
    if (time?.value.kind !== 'recurrence') continue;
    const parsed = read(without(scan, i, time.end));
    const spec = parsed?.command ? specOf(parsed.command) : undefined;
    if (!parsed || !spec || 'repeat' in spec.slots) return null;
    const { cron, tz } = time.value;
    return {
      ...parsed,
      args: { ...parsed.args, repeat: { cron, tz } },
      confidence: Math.min(parsed.confidence, 0.8),
      unknown: [scan.text.slice(i, time.end), ...parsed.unknown],
    };
  }
  return null;
}

const without = (scan: Scan, from: number, to: number): string =>
  `${scan.text.slice(0, from)} ${scan.text.slice(to)}`;
