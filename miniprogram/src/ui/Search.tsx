import { useEffect, useRef, useState } from 'react';
import { Input, View } from '@tarojs/components';
import { press } from './press';

const QUIET_MS = 300;

/** Reports what was typed once the fingers rest. The text is never written back while typing: the cursor would jump. */
export function Search(props: {
  placeholder: string;
  onChange: (text: string) => void;
  /** the 搜索 key of the keyboard; comes after `onChange` with the same text */
  onSubmit?: (text: string) => void;
}) {
  const [round, setRound] = useState(0);
  const [filled, setFilled] = useState(false);
  const waiting = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(waiting.current), []);

  const report = (text: string, afterMs: number) => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      props.onChange(text.trim());
    }, afterMs);
  };
  const clear = () => {
    setFilled(false);
    setRound(round + 1); // a new key empties the field on both targets
    report('', 0);
  };

  return (
    <View className="search">
      <View className="search-glass" />
      <Input
        key={round}
        className="search-input"
        type="text"
        confirmType="search"
        maxlength={100}
        placeholder={props.placeholder}
        placeholderClass="search-hint"
        onInput={(event) => {
          setFilled(event.detail.value !== '');
          report(event.detail.value, QUIET_MS);
        }}
        onConfirm={(event) => {
          clearTimeout(waiting.current);
          const text = event.detail.value.trim();
          props.onChange(text);
          props.onSubmit?.(text);
        }}
      />
      {filled ? <View className="search-clear" {...press(clear, '清空')} /> : null}
    </View>
  );
}
