import { z } from 'zod';
import { Fault, wordsIn, type Ctx } from '../../kernel';

const moment = z.iso.datetime({ offset: true });

/** A moment as the grammar reads it: only `at` says when something is to be done. */
export const whenSaid = z.object({ at: moment, from: moment, to: moment }).partial();

/** The content library belongs to a later part of the product. */
export const noContentYet = (ctx: Ctx): Fault =>
  new Fault(
    'invalid',
    wordsIn(ctx)(
      '素材库还没有开放，请直接写内容，例如「发朋友圈「新品到店」用业务号」',
      'The content library is not open yet; say the text itself',
    ),
    { field: 'content' },
  );
