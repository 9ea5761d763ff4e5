import { nowMs, unixSeconds } from '../../clock/clock';
import { memberOf } from '../../people';
import { findTag } from '../../state/corpTags';
import { customersOf } from '../../state/customers';
import type { Moment } from '../../state/moments';
import { newId } from '../../state/newId';
import type { World } from '../../world';
import { membersBelow } from '../contacts/membership';
import type { Endpoints } from '../endpoint';
import { bytesOf, listOf, objectOf, stringsOf, textOf, type Json } from '../json';
import { usableMedia } from '../media';
import { WecomError } from '../wecomError';
import { servingMembers } from './access';

/** 客户朋友圈 (wecom-api.md §10.6): a job makes the moment, members publish it by hand. */
export const moments: Endpoints = {
  get: {
    'externalcontact/get_moment_task_result': (world, { query }) => {
      const found = [...world.company.moments.byId.values()].find((m) => m.jobId === query['jobid']);
      if (!found) throw new WecomError(40088);
      const type = 'add_moment_task';
      if (found.readyAt > nowMs(world.clock)) return { status: 2, type };
      const result = {
        errcode: 0,
        errmsg: 'ok',
        moment_id: found.momentId,
        invalid_sender_list: { user_list: found.invalidUsers, department_list: found.invalidDepartments },
        invalid_external_contact_list: { tag_list: found.invalidTags },
      };
      return { status: 3, type, result };
    },
  },
  post: {
    'externalcontact/add_moment_task': (world, { body }) => addMoment(world, body),
    'externalcontact/cancel_moment_task': (world, { body }) => {
      knownMoment(world, body).cancelled = true;
      return {};
    },
  },
};

/** 41059 without an id, 41060 for an unknown one. */
export function knownMoment(world: World, body: Json): Moment {
  const id = textOf(body, 'moment_id');
  if (id === '') throw new WecomError(41059);
  const found = world.company.moments.byId.get(id);
  if (!found) throw new WecomError(41060);
  if (found.readyAt > nowMs(world.clock)) throw new WecomError(41079);
  return found;
}

/** The customers a member's copy is meant for. */
export function viewersOf(world: World, moment: Moment, userid: string): string[] {
  const ids: string[] = [];
  for (const { customer, follow } of customersOf(world.company.customers, userid))
    if (moment.tagIds.length === 0 || moment.tagIds.some((t) => follow.tagIds.includes(t)))
      ids.push(customer.id);
  return ids;
}

export function addMoment(world: World, body: Json): Json {
  const text = objectOf(body, 'text');
  const attachments = listOf(body, 'attachments');
  checkContent(world, text, attachments);
  const range = objectOf(body, 'visible_range');
  const senders = sendersOf(world, objectOf(range, 'sender_list'));
  const asked = stringsOf(objectOf(range, 'external_contact_list'), 'tag_list');
  const tagIds = asked.filter((t) => findTag(world.company.corpTags, t));
  if (senders.userids.length === 0 || (asked.length > 0 && tagIds.length === 0)) throw new WecomError(41048);
  const moment: Moment = {
    momentId: newId('mom', 32),
    jobId: newId('', 32),
    creator: '',
    createTime: unixSeconds(world.clock),
    visibleType: tagIds.length > 0 ? 0 : 1,
    text,
    attachments,
    cancelled: false,
    tasks: senders.userids.map((userid) => ({ userid, published: false, at: 0 })),
    tagIds,
    comments: [],
    likes: [],
    invalidUsers: senders.badUsers,
    invalidDepartments: senders.badParties,
    invalidTags: asked.filter((t) => !tagIds.includes(t)),
    readyAt: nowMs(world.clock) + world.switches.dispatchMs,
  };
  world.company.moments.byId.set(moment.momentId, moment);
  return { jobid: moment.jobId };
}

/** Nine pictures, or one video, or one link; media must have been uploaded for moments (41072). */
function checkContent(world: World, text: Json | null, attachments: readonly Json[]): void {
  const words = textOf(text, 'content');
  if (words === '' && attachments.length === 0) throw new WecomError(41089);
  if (bytesOf(words) > 4_000 || Array.from(words).length > 2_000) throw new WecomError(45002);
  checkAttachments(world, attachments);
}

function checkAttachments(world: World, attachments: readonly Json[]): void {
  const types = attachments.map((a) => textOf(a, 'msgtype'));
  if (types.some((t) => !['image', 'video', 'link'].includes(t))) throw new WecomError(41065);
  const most = types[0] === 'image' ? 9 : 1;
  if (types.length > most || new Set(types).size > 1) throw new WecomError(41064);
  for (const attachment of attachments) {
    const type = textOf(attachment, 'msgtype');
    const part = objectOf(attachment, type);
    if (type === 'link' && textOf(part, 'url') === '') throw new WecomError(41010);
    const item = usableMedia(world.media, world.clock, textOf(part, 'media_id'));
    if (item.scene !== 'moments') throw new WecomError(41072);
  }
}

function sendersOf(world: World, range: Json | null) {
  const users = stringsOf(range, 'user_list');
  const parties = Array.isArray(range?.['department_list']) ? range['department_list'].map(Number) : [];
  const serving = new Set(servingMembers(world).map((m) => m.userid));
  const good = users.flatMap((u) => memberOf(world.people, u)?.userid ?? []).filter((u) => serving.has(u));
  const goodParties = parties.filter((p) => world.company.departments.byId.has(p));
  const below = goodParties.flatMap((p) => membersBelow(world, p).map((m) => m.userid));
  const everybody = users.length + parties.length === 0;
  return {
    userids: everybody ? [...serving] : [...new Set([...good, ...below.filter((u) => serving.has(u))])],
    badUsers: users.filter((u) => !good.includes(memberOf(world.people, u)?.userid ?? '')),
    badParties: parties.filter((p) => !goodParties.includes(p)),
  };
}
