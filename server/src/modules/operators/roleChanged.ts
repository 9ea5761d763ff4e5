import { ROLE_IDS } from '@cunkebao/shared/operators';
import { z } from 'zod';
import { event } from '../../kernel';

/** Somebody was given a role, or it was taken from him. */
export const roleChanged = event({
  name: 'operators.roleChanged',
  data: z.object({ userid: z.string(), role: z.enum(ROLE_IDS), granted: z.boolean(), by: z.string() }),
});
