import { Text, View } from '@tarojs/components';
import { Card } from '@/ui/Card';
import { permissionWords } from './permissionWords';

/** What the roles add up to, in words, one line an area. */
export function Abilities({ permissions }: { permissions: readonly string[] }) {
  return (
    <Card title="我能做什么">
      {permissionWords(permissions).map(({ area, words }) => (
        <View key={area} className="may">
          <Text className="may-area">{area}</Text>
          <Text className="may-words">{words.join('、')}</Text>
        </View>
      ))}
    </Card>
  );
}
