import type { LeadState } from '@cunkebao/shared/customers';
import type { Outcome } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { job } from '../../../kernel';
import { markLeads } from '../../customers';
import { actionById } from '../../tasks';

/** A friend request is over: its lead goes on, or may be asked again. What is in doubt stays as it is. */
export const followLead = job({
  name: 'workbench.followLead',
  queue: 'work',
  data: z.object({ id: z.string() }),
  async run(ctx, { id }) {
    const action = await actionById(ctx, id);
    if (action?.kind !== 'addFriend' || !action.customerId || action.state === 'unknown') return;
    await markLeads(ctx, [action.customerId], leadAfter(action.outcome));
  },
});

function leadAfter(outcome: Outcome | null): LeadState {
  if (outcome?.state === 'done') return 'requested';
  if (outcome?.state !== 'failed') return 'new';
  if (outcome.code === 'ALREADY_FRIEND') return 'passed';
  return outcome.code === 'PRIVACY_BLOCKED' || outcome.code === 'TARGET_NOT_FOUND' ? 'failed' : 'new';
}
