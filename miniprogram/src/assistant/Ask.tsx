import { Text, View } from '@tarojs/components';
import { Notice } from '@/ui/Notice';
import { Search } from '@/ui/Search';
import { Answer } from './Answer';
import { useAsk, type AskProps } from './useAsk';
import './ask.scss';

/** Says a sentence of the chat, goes to the page that answers it. Words that are no command are looked for here. */
export function Ask(props: AskProps & { placeholder: string }) {
  const ask = useAsk(props);
  const looks = props.onKeyword !== undefined;
  return (
    <>
      <Search key={ask.round} placeholder={props.placeholder} onChange={ask.hear} onSubmit={ask.enter} />
      {ask.waiting ? (
        <View className="answer">
          <Text className="answer-more">正在理解…</Text>
        </View>
      ) : null}
      {ask.problem ? (
        <Notice
          text={`${ask.problem.message}${looks ? '。先按关键词查找' : ''}`}
          action="重试"
          onAction={ask.retry}
        />
      ) : null}
      {ask.trouble ? (
        <View className="answer">
          <Text className="answer-main">{ask.trouble}</Text>
        </View>
      ) : null}
      {ask.verdict && !ask.trouble ? (
        <Answer said={ask.said} verdict={ask.verdict} looks={looks} onOpen={ask.open} onSay={ask.enter} />
      ) : null}
    </>
  );
}
