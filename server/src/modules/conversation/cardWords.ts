/** What a card says, in words: where no card can be shown or changed. */
export function cardWords(card: Record<string, unknown>): string {
  const { title = '', desc } = (card['main_title'] ?? {}) as { title?: string; desc?: string };
  const rows = (card['horizontal_content_list'] ?? []) as { keyname: string; value: string }[];
  const lines = [
    desc,
    card['sub_title_text'],
    ...rows.map((r) => `${r.keyname}：${r.value}`),
    card['replace_text'],
  ];
  return [title, ...lines.filter((l): l is string => typeof l === 'string' && l !== '')].join('\n');
}
