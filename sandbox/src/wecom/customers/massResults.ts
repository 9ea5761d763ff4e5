import { askedPage } from '../../state/page';
import type { Endpoints } from '../endpoint';
import { numberOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';
import { knownMass } from './massMessages';

const LIST = { most: 100, usual: 50 };
const ROWS = { most: 1000, usual: 500 };
const MONTH = 31 * 86_400;

/** What became of mass messages: whole lists, page by page (wecom-api.md §10.5). */
export const massResults: Endpoints = {
  post: {
    'externalcontact/get_groupmsg_list_v2': (world, { body }) => {
      const [from, to] = [numberOf(body, 'start_time'), numberOf(body, 'end_time')];
      const chatType = textOf(body, 'chat_type');
      if (from === null || to === null || to < from || to - from > MONTH) throw new WecomError(40058);
      if (chatType !== 'single' && chatType !== 'group') throw new WecomError(40058);
      const byHand = numberOf(body, 'filter_type') === 1;
      const creator = textOf(body, 'creator');
      const found = [...world.company.massMessages.byId.values()].filter(
        (m) =>
          m.chatType === chatType && m.createTime >= from && m.createTime <= to && !byHand && creator === '',
      );
      const page = askedPage(found, 'groupmsg_list', body, LIST);
      const group_msg_list = page.items.map((m) => ({
        msgid: m.msgid,
        create_time: m.createTime,
        create_type: 0,
        ...(m.text ? { text: m.text } : {}),
        attachments: m.attachments,
      }));
      return { group_msg_list, next_cursor: page.next };
    },
    'externalcontact/get_groupmsg_task': (world, { body }) => {
      const message = knownMass(world, body);
      const page = askedPage(message.tasks, message.msgid, body, ROWS);
      const task_list = page.items.map(({ userid, status, sendTime }) => ({
        userid,
        status,
        ...(status === 2 ? { send_time: sendTime } : {}),
      }));
      return { task_list, next_cursor: page.next };
    },
    'externalcontact/get_groupmsg_send_result': (world, { body }) => {
      const message = knownMass(world, body);
      const task = message.tasks.find((t) => t.userid.toLowerCase() === textOf(body, 'userid').toLowerCase());
      if (!task) throw new WecomError(40003);
      const ofGroups = message.chatType === 'group';
      const rows = ofGroups ? task.recipients.filter(([, status]) => status === 1) : task.recipients;
      const page = askedPage(rows, `${message.msgid} ${task.userid}`, body, ROWS);
      const send_list = page.items.map(([id, status, at]): Json => ({
        [ofGroups ? 'chat_id' : 'external_userid']: id,
        userid: task.userid,
        status,
        ...(status === 0 ? {} : { send_time: at }),
      }));
      return { send_list, next_cursor: page.next };
    },
  },
};
