import { emit, type Ctx, type WecomCallback, type WecomMessage } from '../../kernel';
import { memberLeft } from './memberLeft';
import { dropAllRoles, deactivate, operatorOf, reactivate, renameOperator } from './roleStore';
import { changeUserid } from './useridStore';

/** 1 active; 2 disabled, 4 not activated, 5 left (wecom-api.md §2.3) */
const ACTIVE = '1';
const SHUT_OUT = new Set(['2', '5']);
const USERID = /^[A-Za-z0-9._@-]{1,64}$/;

/**
 * The company's address book was changed (wecom-api.md §2.3). Who leaves loses every role and the access at once, for
 * good; who is disabled loses the access until he is enabled again. Who gets another userid keeps everything that is
 * his, operator or not. Nobody becomes an operator by joining the company.
 */
export const memberEvents: WecomCallback = {
  event: 'change_contact',
  changes: ['update_user', 'delete_user'],
  async handle(ctx, message) {
    const told = word(message['UserID']);
    const change = word(message['ChangeType']);
    const userid = await operatorOf(ctx, told);
    if (userid !== null && change === 'delete_user') await leave(ctx, userid);
    if (userid !== null && change === 'update_user') await update(ctx, userid, message);
    if (change === 'update_user') await rename(ctx, userid ?? told, told, word(message['NewUserID']));
  },
};

async function leave(ctx: Ctx, userid: string): Promise<void> {
  await dropAllRoles(ctx, userid);
  await deactivate(ctx, userid);
  emit(ctx, memberLeft, { userid });
  ctx.log.info({ area: 'operators', verb: 'leave', userid }, 'a member has left');
}

async function update(ctx: Ctx, userid: string, message: WecomMessage): Promise<void> {
  const status = word(message['Status']);
  const name = word(message['Name']).slice(0, 60);
  if (SHUT_OUT.has(status)) await deactivate(ctx, userid);
  if (status === ACTIVE) await reactivate(ctx, userid);
  if (name !== '') await renameOperator(ctx, userid, name);
}

/** WeCom's spelling may differ from ours in capitals. */
async function rename(ctx: Ctx, ours: string, told: string, to: string): Promise<void> {
  if (!USERID.test(told) || !USERID.test(to) || to === ours) return;
  await changeUserid(ctx, [...new Set([ours, told])], to);
  ctx.log.info({ area: 'operators', verb: 'rename', from: ours, to }, 'a member has a new userid');
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
