import { randomUUID } from 'node:crypto';
import { nowMs, nowOf } from '../../clock/clock';
import { appendMessage } from '../../chat/chats';
import type { World } from '../../world';
import { numberOf, textOf, type Json } from '../json';
import { issueResponseCode } from '../responseCodes';
import { WecomError } from '../wecomError';
import { callsBack } from './card';
import { contentOf, type Content } from './content';
import { recipientsOf, type Recipients } from './recipients';
import { digestOf, rememberSend, repeatedAnswer, withinPace } from './sendLog';

const DEFAULT_REPEAT_SECONDS = 1800;

/**
 * message/send. A request repeated with `enable_duplicate_check` inside its interval is not delivered again and gets
 * the first one's answer: what the real server says then is not documented, this is the sandbox's choice.
 */
export function sendMessage(world: World, body: Json): Json {
  checkAgent(world, body);
  const content = contentOf(body, world.media, world.clock);
  const recipients = recipientsOf(world, body);
  const now = nowMs(world.clock);
  const digest = digestOf(body);
  if (numberOf(body, 'enable_duplicate_check') === 1) {
    const seconds = numberOf(body, 'duplicate_check_interval') ?? DEFAULT_REPEAT_SECONDS;
    const answer = repeatedAnswer(world.sends, digest, now, seconds * 1000);
    if (answer) return answer;
  }
  const taskId = content.template ? textOf(content.template, 'task_id') || null : null;
  if (taskId && world.sends.taskIds.has(taskId)) throw new WecomError(42014, 'task_id is not unique');

  const answer = deliver(world, content, recipients);
  rememberSend(world.sends, digest, now, {
    msgid: answer.msgid,
    userids: recipients.userids,
    taskId,
    answer,
  });
  return answer;
}

/** 41011 without an agentid, 40056 when it is none, 301002 when it is somebody else's. */
export function checkAgent(world: World, body: Json): void {
  const agentId = numberOf(body, 'agentid');
  if (body['agentid'] === undefined) throw new WecomError(41011);
  if (agentId === null) throw new WecomError(40056);
  if (agentId !== world.app.agentId) throw new WecomError(301002);
}

function deliver(world: World, content: Content, to: Recipients): Json & { msgid: string } {
  const msgid = `msg-${randomUUID()}`;
  const { template, ...shown } = content;
  const now = nowOf(world.clock);
  for (const userid of to.userids) {
    if (!withinPace(world.sends, userid, now.getTime())) {
      world.log.warn({ userid, msgid }, 'message dropped: more than 30 a minute or 1000 an hour');
      continue;
    }
    appendMessage(
      world.chats,
      userid,
      { from: 'app', at: now.toISOString(), ...shown },
      { msgid, card: template },
    );
  }
  return {
    ...to.invalid,
    msgid,
    ...(template && callsBack(template)
      ? { response_code: issueResponseCode(world.responseCodes, world.clock, msgid) }
      : {}),
  };
}
