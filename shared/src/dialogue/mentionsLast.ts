const WORDS =
  /第|这|那|它|他们|她|前\s*[一二三四五六七八九十\d]|后\s*[一二三四五六七八九十\d]|最后|以上|全部|[0-9]\s*个|first|last|these|those|\bit\b|#\d/i;

/** Whether a sentence may point at the last list or thing shown; only then is the list read at all. */
export const mentionsLast = (text: string): boolean => WORDS.test(text);
