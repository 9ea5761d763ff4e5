import { ACTION_KINDS } from '@cunkebao/shared/fleet';
import { ACTION_STATES } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { event } from '../../kernel';

const settled = z.object({ id: z.string(), kind: z.enum(ACTION_KINDS), state: z.enum(ACTION_STATES) });
export type SettledAction = z.infer<typeof settled>;

/** An action has its outcome. Told again when the phone itself corrects what we had concluded. */
export const actionSettled = event({ name: 'actionSettled', data: settled });
