import { z } from 'zod';
import { event } from '../../kernel';

/** An action has its outcome. Told again when the phone itself corrects what we had concluded. */
export const actionSettled = event({ name: 'actionSettled', data: z.object({ id: z.string() }) });
