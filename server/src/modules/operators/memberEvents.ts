import type { Ctx, WecomCallback, WecomMessage } from '../../kernel';
import { changeUserid, dropAllRoles, deactivate, operatorOf, reactivate, renameOperator } from './roleStore';

/** 1 active; 2 disabled, 4 not activated, 5 left (wecom-api.md §2.3) */
const ACTIVE = '1';
const SHUT_OUT = new Set(['2', '5']);
const USERID = /^[A-Za-z0-9._@-]{1,64}$/;

/**
 * The company's address book was changed (wecom-api.md §2.3). Who leaves loses every role and the access at once, for
 * good; who is disabled loses the access until he is enabled again. Nobody becomes an operator by joining the company.
 */
export const memberEvents: WecomCallback = {
  event: 'change_contact',
  async handle(ctx, message) {
    const userid = await operatorOf(ctx, word(message['UserID']));
    if (userid === null) return;
    const change = word(message['ChangeType']);
    if (change === 'delete_user') await leave(ctx, userid);
    if (change === 'update_user') await update(ctx, userid, message);
  },
};

async function leave(ctx: Ctx, userid: string): Promise<void> {
  await dropAllRoles(ctx, userid);
  await deactivate(ctx, userid);
  ctx.log.info({ area: 'operators', verb: 'leave', userid }, 'a member has left');
}

async function update(ctx: Ctx, userid: string, message: WecomMessage): Promise<void> {
  const status = word(message['Status']);
  const name = word(message['Name']).slice(0, 60);
  const renamed = word(message['NewUserID']);
  if (SHUT_OUT.has(status)) await deactivate(ctx, userid);
  if (status === ACTIVE) await reactivate(ctx, userid);
  if (name !== '') await renameOperator(ctx, userid, name);
  if (USERID.test(renamed) && renamed !== userid) await changeUserid(ctx, userid, renamed);
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
