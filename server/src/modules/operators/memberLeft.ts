import { z } from 'zod';
import { event } from '../../kernel';

/** A member who was an operator has left the company. */
export const memberLeft = event({
  name: 'operators.memberLeft',
  data: z.object({ userid: z.string().min(1).max(64) }),
});
