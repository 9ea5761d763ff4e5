import { getDevice, listDevices } from '@cunkebao/shared/fleet';
import { serve } from '../../kernel';
import { deviceDetail } from './deviceDetail';
import { devicePage } from './devicePage';

export const routes = [
  serve(listDevices, (ctx, { query }) => devicePage(ctx, query)),
  serve(getDevice, (ctx, { params }) => deviceDetail(ctx, params.id)),
];
