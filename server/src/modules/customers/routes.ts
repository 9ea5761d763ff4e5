import {
  listTagCustomers as tagCustomersEndpoint,
  listTags as tagsEndpoint,
} from '@cunkebao/shared/customers';
import { serve } from '../../kernel';
import { listTagCustomers } from './listTagCustomers';
import { listTags } from './listTags';

export const routes = [
  serve(tagsEndpoint, (ctx, { query }) => listTags(ctx, query.search)),
  serve(tagCustomersEndpoint, (ctx, { params, query }) => listTagCustomers(ctx, { ...params, ...query })),
];
