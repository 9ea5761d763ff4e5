import { exportList as spec } from '@cunkebao/shared/conversation';
import { exportName, LIST_MINUTES } from '@cunkebao/shared/dialogue';
import { dayOf } from '@cunkebao/shared/kernel';
import { command, wordsIn } from '../../../kernel';
import { deny } from '../perform';
import { may } from '../rights';
import { readList } from '../store/lists';
import { SAID, turnOf } from '../turn';

/** Taking customers out of the product needs a right of its own (domain.md §1). */
const OF_CUSTOMERS = {
  ...spec,
  names: ['导出客户'],
  aliases: ['export customers'],
  permission: 'customer.export',
};

/** Sends the rows of the last list as a file, as they were shown: the answer first, the file when it is drawn. */
export const exportList = command(spec, {
  async run(ctx) {
    const w = wordsIn(ctx);
    const turn = turnOf(ctx);
    const list = await readList(ctx, turn.actor.userid, turn.place.chat);
    if (!list || !isFresh(list.shownAt, ctx.now))
      return {
        headline: w(
          '刚才没有列表，或者已经过了 10 分钟',
          'There was no list, or it is older than 10 minutes',
        ),
        lines: [
          w(
            '先看一个列表，例如「离线设备」，再说「导出」',
            'Look at a list first, for example "offline devices", then say "export"',
          ),
        ],
      };
    if (list.kind === 'customer' && !may(turn.actor, OF_CUSTOMERS)) {
      await deny(ctx, turn, OF_CUSTOMERS, {});
      return SAID;
    }
    const name = exportName(list.headline, list.kind, dayOf(ctx.now, ctx.tz), w);
    const rows = list.entries.length;
    return {
      headline: w('正在生成，稍后以文件发给您', 'It is being made and will be sent to you as a file'),
      lines: [w(`${name}，共 ${rows} 条`, `${name}, ${rows} rows`)],
      file: { name, rows: list.entries },
      changed: { before: null, after: { file: name, kind: list.kind, rows } },
    };
  },
});

const isFresh = (shownAt: Date, now: Date): boolean =>
  now.getTime() - shownAt.getTime() < LIST_MINUTES * 60_000;
