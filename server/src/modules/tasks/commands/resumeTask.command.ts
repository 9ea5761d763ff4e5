import { taskResume } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, wordsIn } from '../../../kernel';
import { findTaskFor } from '../findTaskFor';
import { resume } from '../resume';

const input = z.object({ task: z.string().max(16) });

export const resumeTask = command<z.infer<typeof input>>(taskResume, {
  async run(ctx, args) {
    const { id } = await findTaskFor(ctx, input.parse(args).task);
    await resume(ctx, id);
    return {
      headline: wordsIn(ctx)(`✅ ${id} 继续执行`, `✅ ${id} goes on`),
      changed: { before: { state: 'paused' }, after: { state: 'queued' } },
    };
  },
});
