/** Small talk, thanks and answers to nobody: they get one short line, never a guess (conversation.md §4.2). */
const WHOLE =
  /^(?:(?:你|您|大家)?(?:好|早|早上好|下午好|晚上好|中午好|晚安|早安)(?:啊|呀|哈|各位|大家)?|hi|hello|hey|嗨|哈喽|在吗|在不在|在么|有人吗|有人在吗|谢谢(?:你|您|啦|大家)?|多谢|感谢|辛苦(?:了|啦|大家)?|好(?:的|滴|嘞|吧|呀|哒)?|ok|okay|嗯+|哦+|噢+|行(?:吧|的)?|可以(?:的)?|没事(?:了)?|不用了?|不必了?|没问题|知道了|明白(?:了)?|了解(?:了)?|收到(?:了|谢谢|感谢|请回复|请回|回复)(?:一下)?|好的?(?:收到|谢谢|知道了)|哈+|呵+|嘿+|666+|牛|厉害|真棒|不错|再见|拜拜|bye|\?+|。+|\.+|\d{1,2})(?:[啊呀哈吧啦了呢哦~!。.,\s]|谢谢|收到|辛苦了)*$/i;

/** nobody laughs at an order */
const LAUGHTER = /哈哈|嘻嘻|嘿嘿|笑死|hhh/i;

/** somebody's own telephone is none of ours */
const OWN_PHONE =
  /^(?:我|你|他|她|老板)的?(?:手机|电脑|充电器|平板)(?:[^d\d]*)(?:没电|坏|丢|卡|掉|摔|死机|欠费|停机|不见)/i;

/** 标签设计真丑: what is said of it, ending the sentence */
const MOOD =
  /^[\u4e00-\u9fa5]{2,12}(?:真|太|好)(?:重|贵|难|累|吵|烦|热|冷|忙|惨|无聊|可爱|漂亮|开心|厉害|聪明|帅|困|饿|丑|好吃|好看|好玩)(?:[啊呀了哦吧呢哈]|$)/;

export const chatter = (text: string): boolean =>
  WHOLE.test(text.trim()) ||
  MOOD.test(text.trim()) ||
  OWN_PHONE.test(text.trim()) ||
  (LAUGHTER.test(text) && !/[「“"：:]/.test(text));

/** exclamations, moods and things no command is about */
const FEELING =
  /(?:好|真|太|超|挺|特别|非常|有点)(?:重|贵|难|累|吵|烦|热|冷|忙|惨|无聊|可爱|漂亮|香|开心|牛|厉害|聪明|美|帅|困|饿|强|丑|远|好吃|好看|好玩|难用|麻烦)(?:[啊呀了哦吧的呢哈]|$)|(?:累|饿|困|忙|烦|气|急|吓|冷|热)死|^我?想(?:休|睡|吃|喝|哭|回家|退休|辞职|静静|躺)|^(?:你们?|大家|都)?别(?:催|吵|闹|烦|急|慌|怕|气|哭|笑|走|说了|提了)/;
const ELSEWHERE =
  /快递|外卖|咖啡|奶茶|打印|开会|会议|放假|请假|下班|上班|加班|团建|[早午晚]饭|吃饭|充电|空调|迟到|地铁|停车|孩子|老婆|老公|工资|年会|天气|下雨|火锅|电影|医院|都是|按你说|(?:好|真|太)多[啊呀了]|谁(?:有空|接|写|会|知道|去)|快乐|恭喜|加油|帮我(?:拿|带|买|占|取|捎|倒|叫)/;

/** What is talk unless it is wholly an order: words left over beside a resemblance are these. */
export const smallTalk = (text: string): boolean =>
  !/[「“"：:]|\s|[a-z]-?\d/i.test(text.trim()) && (FEELING.test(text) || ELSEWHERE.test(text));
