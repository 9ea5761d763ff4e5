import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { copied } from '@/platform/copy';
import { press } from '@/ui/press';
import { sayPlace, type Place } from './placeOf';
import type { Verdict } from './verdictOf';

/** What the box makes of the words, with the one thing to do next. */
export function Answer(props: {
  said: string;
  verdict: Verdict;
  /** whether the page itself looks for words that are no command */
  looks: boolean;
  onOpen: (place: Place) => void;
  onSay: (words: string) => void;
}) {
  const { said, verdict } = props;
  switch (verdict.is) {
    case 'place':
      return (
        <View
          className="answer answer-go"
          {...press(() => {
            props.onOpen(verdict.place);
          })}
        >
          <Text className="answer-main">{`打开 ${sayPlace(verdict.place)}`}</Text>
          <View className="answer-arrow" />
        </View>
      );
    case 'chat':
      return <InChat key={said} said={said} title={verdict.title} careful={verdict.careful} />;
    case 'refused':
      return <Line main="没有权限" more={verdict.message} />;
    case 'notBuilt':
      return <Line main={`「${verdict.title}」听懂了，但这个功能还没有开放`} />;
    case 'unsure':
      return <Unsure suggestions={verdict.suggestions} onSay={props.onSay} />;
    case 'keyword':
      return props.looks ? null : (
        <Line
          main={`没听懂「${said.slice(0, 20)}」`}
          more="可以说：本周漏斗、离线设备、设备 D-012、高价值客户"
        />
      );
  }
}

function Line({ main, more }: { main: string; more?: string }) {
  return (
    <View className="answer">
      <View className="answer-words">
        <Text className="answer-main">{main}</Text>
        {more ? <Text className="answer-more">{more}</Text> : null}
      </View>
    </View>
  );
}

/** What touches phones or customers is previewed and confirmed in the chat, and only there. */
function InChat({ said, title, careful }: { said: string; title: string; careful: boolean }) {
  const [button, setButton] = useState('复制');
  return (
    <View className="answer">
      <View className="answer-words">
        <Text className="answer-more">{`「${title}」请在企业微信里说：`}</Text>
        <Text className="answer-said" selectable userSelect>
          {said}
        </Text>
        {careful ? <Text className="answer-more">那里会先给您看预览，确认后才办</Text> : null}
      </View>
      <Text
        className="answer-copy"
        {...press(() => {
          void copied(said).then((done) => {
            setButton(done ? '已复制' : '请长按选择');
          });
        })}
      >
        {button}
      </Text>
    </View>
  );
}

function Unsure(props: {
  suggestions: { command: string; title: string; say: string }[];
  onSay: (words: string) => void;
}) {
  return (
    <View className="answer">
      <View className="answer-words">
        <Text className="answer-more">是不是想说：</Text>
        <View className="answer-offers">
          {props.suggestions.map(({ command, say }) => (
            <Text
              key={command}
              className="answer-offer"
              {...press(() => {
                props.onSay(say);
              })}
            >
              {say}
            </Text>
          ))}
        </View>
      </View>
    </View>
  );
}
