import { nowMs } from '../clock/clock';
import type { MassTaskView, MemberTasksView, MomentTaskView } from '../liveCompany';
import { findCustomer } from '../state/customers';
import type { MassMessage, MassStatus, MassTask } from '../state/massMessages';
import type { Moment } from '../state/moments';
import { messageWords } from '../wecom/customers/attachments';
import type { World } from '../world';

const MOST = 50;
const SHOWN = 100;
const FATES = ['unsent', 'sent', 'gone', 'capped'] as const;

/** What this member's client shows: what is still being dispatched has not reached it. */
export function tasksOf(world: World, userid: string): MemberTasksView {
  const { massMessages, moments } = world.company;
  const arrived = (one: { readyAt: number }): boolean => one.readyAt <= nowMs(world.clock);
  const mass = [...massMessages.byId.values()].filter(arrived).flatMap((message) => {
    const task = message.tasks.find((t) => t.userid === userid);
    return task ? [{ message, task }] : [];
  });
  const mine = [...moments.byId.values()].filter(arrived).flatMap((moment) => {
    const task = moment.tasks.find((t) => t.userid === userid);
    return task ? [momentTask(moment, task)] : [];
  });
  return {
    mass: mass
      .slice(-MOST)
      .reverse()
      .map(({ message, task }) => massTask(world, message, task)),
    moments: mine.slice(-MOST).reverse(),
  };
}

function massTask(world: World, message: MassMessage, task: MassTask): MassTaskView {
  const count = (fate: MassStatus): number => task.recipients.filter(([, status]) => status === fate).length;
  return {
    msgid: message.msgid,
    at: iso(message.createTime),
    to: message.chatType,
    text: messageWords(message),
    state: stateOf(message, task),
    sentAt: task.status === 2 ? iso(task.sendTime) : null,
    counts: { all: task.recipients.length, sent: count(1), gone: count(2), capped: count(3) },
    recipients: task.recipients
      .slice(0, SHOWN)
      .map(([id, status]) => ({ id, name: recipientName(world, id), fate: FATES[status] })),
    reminders: message.reminders.map((at) => new Date(at).toISOString()),
  };
}

function stateOf(message: MassMessage, task: MassTask): MassTaskView['state'] {
  if (task.status === 2) return 'sent';
  if (message.cancelled) return 'cancelled';
  return task.ignored ? 'ignored' : 'waiting';
}

const recipientName = (world: World, id: string): string =>
  world.company.groups.byId.get(id)?.name ?? findCustomer(world.company.customers, id)?.name ?? id;

const momentTask = (moment: Moment, task: Moment['tasks'][number]): MomentTaskView => ({
  id: moment.momentId,
  at: iso(moment.createTime),
  text: messageWords(moment),
  state: task.published ? 'published' : moment.cancelled ? 'cancelled' : 'waiting',
  publishedAt: task.published ? iso(task.at) : null,
  likes: moment.likes.length,
  comments: moment.comments.length,
});

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
