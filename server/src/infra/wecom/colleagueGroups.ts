import { WecomFault, type WecomPort } from '../../kernel';
import { getAppChat, sendToAppChat } from './appChats';
import type { Call } from './call';
import type { makeMediaCache } from './mediaCache';
import { robotPicture, sendByRobot } from './robot';

/** A group of colleagues by the name operators call it: a robot stands in it, or the app made it. */
export interface ColleagueGroup {
  name: string;
  by: 'robot' | 'chat';
  /** the robot's key, a secret, or the group's chatid */
  id: string;
}

interface Parts {
  call: Call;
  media: ReturnType<typeof makeMediaCache>;
  groups: readonly ColleagueGroup[];
}

/** Posts into the groups that are configured. Neither way has a duplicate check: a second call is a second message. */
export function makeColleagueGroups({ call, media, groups }: Parts): WecomPort['sendToGroup'] {
  const toChat: WecomPort['sendToGroup'] = async (chatid, message) => {
    const { userlist } = await getAppChat(call, chatid);
    const to = { chatid, members: userlist.length };
    if ('text' in message)
      return sendToAppChat(call, to, { msgtype: 'text', text: { content: message.text } });
    const media_id = await media.idOf('image', { name: 'report.png', content: message.picture });
    return sendToAppChat(call, to, { msgtype: 'image', image: { media_id } });
  };
  return (name, message) => {
    const group = groups.find((g) => g.name === name);
    if (!group) return Promise.reject(new WecomFault(0, 'giveUp', 'no group of this name'));
    if (group.by === 'chat') return toChat(group.id, message);
    return sendByRobot(
      call,
      group.id,
      'text' in message
        ? { msgtype: 'text', text: { content: message.text } }
        : robotPicture(message.picture),
    );
  };
}
