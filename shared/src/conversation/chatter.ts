/** Small talk, thanks and answers to nobody: they get one short line, never a guess (conversation.md §4.2). */
const WHOLE =
  /^(?:(?:你|您|大家)?(?:好|早|早上好|下午好|晚上好|中午好|晚安|早安)(?:啊|呀|哈|各位|大家)?|hi|hello|hey|嗨|哈喽|在吗|在不在|在么|有人吗|有人在吗|谢谢(?:你|您|啦|大家)?|多谢|感谢|辛苦(?:了|啦|大家)?|好(?:的|滴|嘞|吧|呀|哒)?|ok|okay|嗯+|哦+|噢+|行(?:吧|的)?|可以(?:的)?|没事(?:了)?|不用了?|不必了?|没问题|知道了|明白(?:了)?|了解(?:了)?|收到(?:了|谢谢|感谢)|好的?(?:收到|谢谢|知道了)|哈+|呵+|嘿+|666+|牛|厉害|真棒|不错|再见|拜拜|bye|\?+|。+|\.+|\d{1,2})(?:[啊呀哈吧啦了呢哦~!。.,\s]|谢谢|收到|辛苦了)*$/i;

/** nobody laughs at an order */
const LAUGHTER = /哈哈|嘻嘻|嘿嘿|笑死|hhh/i;

export const chatter = (text: string): boolean =>
  WHOLE.test(text.trim()) || (LAUGHTER.test(text) && !/[「“"：:]/.test(text));
