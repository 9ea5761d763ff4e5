import { readArrival } from './arrival';

const event = (customer: string, from = 'sys'): string =>
  `<xml><ToUserName>corp</ToUserName><FromUserName>${from}</FromUserName><CreateTime>1700000000</CreateTime>
   <MsgType>event</MsgType><Event>change_external_contact</Event><UserID>linlan</UserID>
   <ExternalUserID>${customer}</ExternalUserID></xml>`;

test('one customer’s events share a lane, many customers use many, and no lane is a userid', () => {
  const lanes = Array.from({ length: 200 }, (_, n) => readArrival(event(`wm${n}`)).userid);
  expect(readArrival(event('wm7')).userid).toBe(lanes[7]);
  expect(new Set(lanes).size).toBe(16);
  expect(lanes.every((lane) => !/^[A-Za-z0-9._@-]*$/.test(lane))).toBe(true);
});

test('a person’s own events stay with the person', () => {
  expect(readArrival(event('wm1', 'linlan')).userid).toBe('linlan');
});
