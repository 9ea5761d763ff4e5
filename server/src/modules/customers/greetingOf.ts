/** What a new customer reads first; without a name when we do not know the member. */
export const greetingOf = (member: string | null): string =>
  `您好${member === null ? '' : `，我是${member}`}，很高兴认识您！有什么想了解的，随时告诉我。`;
