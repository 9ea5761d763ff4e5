import { specOf } from './catalogue';
import type { Scan } from './extract';
import type { Parsed } from './spec';

const QUOTED = /[「『“"【《].*?[」』”"】》]/g;
/** 30天没互动, 60天未下单 are customers, no refusals */
const IDLE = /(?:没有?|未|无|不)(?:再|曾)?(?:互动|联系|下单|成交|购买|消费|回复|订单|复购|活跃|含|包)/g;
/** Refusals, questions, reports, conditions and hearsay. */
const AGAINST =
  /[别勿谁吗呢?]|不|没|怎么|为什么|什么|如果|要是|假如|万一|的话|失败|成功|已经|刚|昨天|前天|上次|听说|说要|让你|应该|打算|忘了|算了|停了|次数|之后|再说|是否|多久|多长|一(?:重启|解绑|停止).*就|让我|.想|过了?$|的$|(?:启|绑|止|复|除|并|发|赞|群|分|用|关|停|掉|做)了$/;

/** Beside anything that changes something these are a question about it. */
const ASKED = /会怎|是不是|会不会|要不要|该不该|有没有必要|^谁|之前先|(?:了|过)[吗没][?？]?$/;

/** Whether a dangerous command that only resembles the message may not even be offered with what was said. */
export function spokenAgainst(scan: Scan, { command, ambiguous }: Parsed): boolean {
  const risk = command === null ? undefined : specOf(command)?.risk;
  if (risk === 'write') return ASKED.test(scan.text.trim());
  if ((risk !== 'danger' && risk !== 'mass') || ambiguous.length > 0) return false;
  return AGAINST.test(scan.text.replace(QUOTED, '').replace(IDLE, '').trim());
}
