/**
 * Names of chats that are no member's chat with the app: a customer's with a member, a group of colleagues, a
 * member's with the bot.
 */
export const customerChat = (externalUserid: string, userid: string): string =>
  `customer:${externalUserid}:${userid}`;
export const groupChat = (chatid: string): string => `chat:${chatid}`;
export const botChat = (userid: string): string => `bot:${userid}`;

export const isOtherChat = (key: string): boolean => /^(customer|chat|bot):/.test(key);
