import type { Heard } from './rememberingWecom';
import { buttonsOf, menuOf, spoken, type ShownButton } from './spoken';

/** Somebody who talks to the product. Every method answers with what this person heard because of it. */
export interface Person {
  says(words: string): Promise<string>;
  /** presses a button, by its key or its words, of the newest card that has it; `of`: of somebody else's card */
  clicks(button: string, of?: string): Promise<string>;
  /** WeCom delivers the last message or press of this person once more */
  redeliver(): Promise<string>;
  /** opens the app */
  enters(): Promise<string>;
  /** says it and demands that the answer fits */
  expectReply(words: string, fits: RegExp): Promise<string>;
}

interface Parts {
  userid: string;
  write(userid: string, fields: Record<string, string>): string;
  deliver(plain: string): Promise<unknown>;
  heard: Heard[];
  /** the moment between hearing something and answering it */
  takesBreath(): void;
  /** everything that follows from it has happened */
  settle(): Promise<void>;
  nextSerial(): number;
}

export function person(parts: Parts): Person {
  const { userid, heard } = parts;
  let last: string | null = null;

  const send = async (plain: string): Promise<string> => {
    const from = heard.length;
    await parts.deliver(plain);
    await parts.settle();
    return heard
      .slice(from)
      .filter((h) => h.to === userid)
      .map(spoken)
      .join('\n');
  };
  const fresh = (fields: Record<string, string>): Promise<string> => {
    parts.takesBreath();
    last = parts.write(userid, fields);
    return send(last);
  };
  const says = (words: string): Promise<string> =>
    fresh({ MsgType: 'text', Content: words, MsgId: String(7_000_000 + parts.nextSerial()) });

  return {
    says,
    clicks(button, of = userid) {
      const { card, key, type, inMenu } = findButton(heard, of, button);
      return fresh({
        MsgType: 'event',
        Event: inMenu ? 'template_card_menu_event' : 'template_card_event',
        EventKey: key,
        TaskId: card,
        CardType: type,
        ResponseCode: `press-${parts.nextSerial()}`,
      });
    },
    redeliver() {
      if (last === null) throw new Error(`${userid} has said nothing yet`);
      return send(last);
    },
    enters: () => fresh({ MsgType: 'event', Event: 'enter_agent', EventKey: `e${parts.nextSerial()}` }),
    async expectReply(words, fits) {
      const answer = await says(words);
      if (!fits.test(answer)) throw new Error(`「${words}」 was answered with\n${answer}\nnot ${fits}`);
      return answer;
    },
  };
}

/** A late press counts too: the greyed state of a card is not looked at, only what it once offered. */
export function findButton(
  heard: readonly Heard[],
  userid: string,
  button: string,
): { card: string; key: string; type: string; inMenu: boolean } {
  for (const h of heard.toReversed()) {
    if (h.to !== userid || !h.card || h.passive) continue;
    const { replace_text: _, ...card } = h.card;
    const is = (b: ShownButton): boolean => b.key === button || b.text === button;
    const pressed = buttonsOf(card).find(is);
    const found = pressed ?? menuOf(card).find(is);
    const type = typeof card['card_type'] === 'string' ? card['card_type'] : 'button_interaction';
    if (found) return { card: String(card['task_id']), key: found.key, type, inMenu: !pressed };
  }
  throw new Error(`${userid} sees no button ${button}`);
}
