import { ROLE_IDS, type RoleId } from './roles';

/**
 * A permission is the id of the command it opens (`device.restart`); HTTP endpoints use the same words, so that
 * chat and mini-program can never differ. Default deny: what no pattern below names, only the owner may do.
 */
const EVERYBODY = [
  'help',
  'whoami',
  'undo',
  'cancel',
  'confirm',
  'page.next',
  'export',
  'language.set',
  'todo.*',
  'ticket.*',
];

const READ_REPORTS = [
  'report.daily',
  'report.weekly',
  'report.monthly',
  'report.quarterly',
  'report.subscribe',
  'report.unsubscribe',
  'metric.*',
  'funnel.show',
  'rfm.show',
  'retention.show',
  'health.index',
  'performance.show',
];

const READ = [
  ...READ_REPORTS,
  'device.list',
  'device.show',
  'account.list',
  'account.show',
  'account.explain',
  'account.quota',
  'task.list',
  'task.show',
  'task.explain',
  'tag.list',
  'pool.list',
  'pool.show',
  'campaign.show',
  'content.list',
  'sop.list',
  'sop.show',
  'channel.stats',
  'experiment.show',
  'alert.list',
];

const OF_ROLE: Record<Exclude<RoleId, 'owner'>, readonly string[]> = {
  admin: [
    ...READ,
    'device.*',
    'role.*',
    'audit.search',
    'queue.show',
    'system.status',
    'assistant.parse',
    'alert.*',
    'target.set',
    'customer.search',
    'customer.show',
  ],
  product: [
    ...READ,
    'device.log',
    'customer.search',
    'customer.show',
    'target.set',
    'cost.add',
    'review.write',
    'audit.search',
    'campaign.preview',
    'sop.why',
    'distribution.show',
    'assistant.parse',
  ],
  userOps: [
    ...READ,
    'customer.*',
    'tag.*',
    'pool.*',
    'distribution.*',
    'review.write',
    'campaign.create',
    'campaign.preview',
    'sop.*',
    'task.*',
    'moment.like',
    'moment.comment',
    'friend.request',
    'group.*',
    'content.create',
    'content.rewrite',
    'word.check',
  ],
  contentOps: [...READ, 'content.*', 'word.*', 'moment.*', 'campaign.preview', 'task.pause', 'task.stop'],
  matrixOps: [
    ...READ,
    'device.*',
    'account.*',
    'task.*',
    'moment.*',
    'group.*',
    'friend.request',
    'alert.*',
    'queue.show',
    'system.status',
  ],
  channelOps: [...READ, 'channel.*', 'reward.*', 'withdrawal.*', 'cost.add'],
  viewer: READ,
};

/** What takes customers out of the product: no pattern opens it, a role would have to name it. */
const NAMED_ONLY: readonly string[] = ['customer.export'];

const matches = (pattern: string, permission: string): boolean =>
  pattern === permission ||
  (pattern.endsWith('.*') && permission.startsWith(pattern.slice(0, -1)) && !NAMED_ONLY.includes(permission));

/** True when one of the roles opens this permission (domain.md §1). */
export function allows(roles: readonly RoleId[], permission: string): boolean {
  if (roles.length === 0) return false;
  if (roles.includes('owner')) return true;
  if (EVERYBODY.some((p) => matches(p, permission))) return true;
  return roles.some((r) => r !== 'owner' && OF_ROLE[r].some((p) => matches(p, permission)));
}

/** Which roles would open it: what a refusal tells the person to ask for. */
export function rolesAllowing(permission: string): RoleId[] {
  return ROLE_IDS.filter((r) => allows([r], permission));
}
