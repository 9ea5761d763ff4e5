import { z } from 'zod';
import { appendMessage } from '../chat/chats';
import { customerChat, groupChat } from '../chat/keys';
import { Refusal } from '../chat/refusal';
import { nowMs, nowOf, unixSeconds } from '../clock/clock';
import { keepCompany } from '../state/company';
import { findCustomer } from '../state/customers';
import type { MassMessage, MassStatus, MassTask } from '../state/massMessages';
import { messageWords } from '../wecom/customers/attachments';
import { addMass, withinCap } from '../wecom/customers/massMessages';
import type { Json } from '../wecom/json';
import type { World } from '../world';

/** Of a large send only the first chats show the message; its results are complete all the same. */
const SHOWN = 200;

export const confirmBody = z
  .object({ userid: z.string().min(1).max(64), except: z.array(z.string().max(64)).max(10_000).default([]) })
  .strict();

export const ignoreBody = z.object({ userid: z.string().min(1).max(64) }).strict();
export const newMassBody = z
  .object({
    text: z.string().min(1).max(4_000),
    chat_type: z.enum(['single', 'group']).default('single'),
    sender: z.string().min(1).max(64).optional(),
    external_userid: z.array(z.string().max(64)).max(10_000).default([]),
    chat_id_list: z.array(z.string().max(64)).max(2_000).default([]),
  })
  .strict();

/** An administrator makes one in the console; members find it among their tasks, as with one of the API's. */
export function makeMass(world: World, { text, ...range }: z.infer<typeof newMassBody>): Json {
  const made = addMass(world, { ...range, text: { content: text } });
  keepCompany(world.state, world.company);
  return made;
}

/** A member puts his task aside. WeCom tells nobody: for the API it is unsent, as before. */
export function ignoreMass(world: World, msgid: string, userid: string): { ignored: true } {
  openTask(world, msgid, userid).task.ignored = true;
  keepCompany(world.state, world.company);
  return { ignored: true };
}

function openTask(world: World, msgid: string, userid: string): { message: MassMessage; task: MassTask } {
  const message = world.company.massMessages.byId.get(msgid);
  const task = message?.tasks.find((t) => t.userid.toLowerCase() === userid.toLowerCase());
  if (!message || !task) throw new Refusal(404, '没有这个群发任务');
  if (message.cancelled) throw new Refusal(409, '这个群发已经取消');
  if (task.status === 2) throw new Refusal(409, '这个群发已经确认过');
  return { message, task };
}

/** A member confirms his mass message in his client: it goes out now, each recipient with what became of it. */
export function confirmMass(
  world: World,
  msgid: string,
  { userid, except }: z.infer<typeof confirmBody>,
): { sent: number; failed: number } {
  const { message, task } = openTask(world, msgid, userid);
  const left = new Set(except);
  task.status = 2;
  task.sendTime = unixSeconds(world.clock);
  for (const [n, recipient] of task.recipients.entries()) {
    const [id] = recipient;
    if (left.has(id)) continue;
    const status = sendTo(world, message, task, id);
    task.recipients[n] = [id, status, task.sendTime];
    if (status === 1 && n < SHOWN) show(world, message, task, id);
  }
  keepCompany(world.state, world.company);
  const count = (fits: (s: MassStatus) => boolean): number =>
    task.recipients.filter(([, s]) => fits(s)).length;
  return { sent: count((s) => s === 1), failed: count((s) => s > 1) };
}

function sendTo(world: World, message: MassMessage, task: MassTask, id: string): MassStatus {
  if (!isReachable(world, message, task, id)) return 2;
  if (!withinCap(world, id)) return 3;
  const { received } = world.company.massMessages;
  received.set(id, [...(received.get(id) ?? []), nowMs(world.clock)]);
  return 1;
}

function isReachable(world: World, message: MassMessage, task: MassTask, id: string): boolean {
  if (message.chatType === 'group') {
    const group = world.company.groups.byId.get(id);
    return group !== undefined && !group.dismissed && group.owner === task.userid;
  }
  const customer = findCustomer(world.company.customers, id);
  return customer?.follows.some((f) => f.userid === task.userid && f.standing === 'friends') ?? false;
}

function show(world: World, message: MassMessage, task: MassTask, id: string): void {
  const key = message.chatType === 'group' ? groupChat(id) : customerChat(id, task.userid);
  appendMessage(world.chats, key, {
    from: task.userid,
    at: nowOf(world.clock).toISOString(),
    kind: 'text',
    text: messageWords(message),
  });
}
