import { z } from 'zod';
import { job, settings } from '../../../kernel';
import { membersWithCustomers } from '../relationStore';
import { catchUp } from './catchUp.delivery';

/** Looks between two walks for customers who came or went unheard of. */
export const wakeCatchUp = job({
  name: 'customers.wakeCatchUp',
  queue: 'work',
  data: z.object({}),
  everySeconds: 900,

  async run(ctx) {
    if (!settings().customerSync) return;
    for (const userid of await membersWithCustomers(ctx)) ctx.enqueue(catchUp, { userid });
  },
});
