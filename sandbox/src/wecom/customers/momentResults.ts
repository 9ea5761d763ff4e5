import type { Moment } from '../../state/moments';
import { askedPage } from '../../state/page';
import type { World } from '../../world';
import type { Endpoints } from '../endpoint';
import { numberOf, objectOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';
import { knownMoment, viewersOf } from './moments';

const LIST = { most: 20, usual: 20 };
const ROWS = { most: 1000, usual: 500 };
const RESULTS = { most: 5000, usual: 3000 };
const MONTH = 30 * 86_400;

/** Who published a moment, who may see it, who saw it, and what they said (wecom-api.md §10.6). */
export const momentResults: Endpoints = {
  post: {
    'externalcontact/get_moment_list': (world, { body }) => {
      const [from, to] = [numberOf(body, 'start_time'), numberOf(body, 'end_time')];
      if (from === null || to === null || to < from || to - from > MONTH) throw new WecomError(40058);
      const byHand = numberOf(body, 'filter_type') === 1;
      const all = [...world.company.moments.byId.values()];
      const found = all.filter((m) => m.createTime >= from && m.createTime <= to && !byHand);
      const page = askedPage(found, 'moment_list', body, LIST);
      return { moment_list: page.items.map(view), next_cursor: page.next };
    },
    'externalcontact/get_moment_task': (world, { body }) => {
      const moment = knownMoment(world, body);
      const page = askedPage(moment.tasks, moment.momentId, body, ROWS);
      const task_list = page.items.map((t) => ({ userid: t.userid, publish_status: t.published ? 1 : 0 }));
      return { task_list, next_cursor: page.next };
    },
    'externalcontact/get_moment_customer_list': (world, { body }) => {
      const { moment, userid } = published(world, body);
      const page = askedPage(viewersOf(world, moment, userid), `viewers ${userid}`, body, ROWS);
      const customer_list = page.items.map((external_userid) => ({ userid, external_userid }));
      return { customer_list, next_cursor: page.next };
    },
    'externalcontact/get_moment_send_result': (world, { body }) => {
      const { moment, userid } = published(world, body);
      const page = askedPage(viewersOf(world, moment, userid), `sent ${userid}`, body, RESULTS);
      const customer_list = page.items.map((external_userid) => ({ external_userid }));
      return { customer_list, next_cursor: page.next };
    },
    'externalcontact/get_moment_comments': (world, { body }) => {
      const { moment } = published(world, body);
      return { comment_list: moment.comments.map(voice), like_list: moment.likes.map(voice) };
    },
  },
};

/** 41061 for a member without this moment, 41062 while he has not published it. */
function published(world: World, body: Json): { moment: Moment; userid: string } {
  const moment = knownMoment(world, body);
  const userid = textOf(body, 'userid').toLowerCase();
  const task = moment.tasks.find((t) => t.userid.toLowerCase() === userid);
  if (!task) throw new WecomError(41061);
  if (!task.published) throw new WecomError(41062);
  return { moment, userid: task.userid };
}

const voice = ({ by, external, at }: Moment['likes'][number]): Json => ({
  [external ? 'external_userid' : 'userid']: by,
  create_time: at,
});

function view(moment: Moment): Json {
  const of = (type: string): Json[] =>
    moment.attachments.filter((a) => a['msgtype'] === type).map((a) => objectOf(a, type) ?? {});
  const [video] = of('video');
  const [link] = of('link');
  return {
    moment_id: moment.momentId,
    ...(moment.creator === '' ? {} : { creator: moment.creator }),
    create_time: moment.createTime,
    create_type: 0,
    visible_type: moment.visibleType,
    ...(moment.text ? { text: moment.text } : {}),
    image: of('image'),
    ...(video ? { video } : {}),
    ...(link ? { link } : {}),
  };
}
