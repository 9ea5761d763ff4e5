import { readSentence as readSentenceEndpoint } from '@cunkebao/shared/conversation';
import { serve } from '../../kernel';
import { readSentence } from './readSentence';

export const routes = [serve(readSentenceEndpoint, (ctx, { query }) => readSentence(ctx, query.text))];
