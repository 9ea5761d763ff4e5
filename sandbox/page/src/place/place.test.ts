import { addressOf, chatKeyOf, placeOf, type Place } from './place';

const places: [string, Place, string | null][] = [
  ['linlan', { as: 'member', userid: 'linlan', desk: 'app' }, 'linlan'],
  ['bot:linlan', { as: 'member', userid: 'linlan', desk: 'bot' }, 'bot:linlan'],
  ['tasks:linlan', { as: 'member', userid: 'linlan', desk: 'tasks' }, null],
  ['customer:wm1', { as: 'customer', id: 'wm1', with: null }, null],
  ['customer:wm1:linlan', { as: 'customer', id: 'wm1', with: 'linlan' }, 'customer:wm1:linlan'],
  ['group:wr1', { as: 'group', id: 'wr1' }, 'chat:wr1'],
];

test.each(places)('%s is read, written and streamed', (address, place, chat) => {
  expect(placeOf(address)).toEqual(place);
  expect(addressOf(place)).toBe(address);
  expect(chatKeyOf(place)).toBe(chat);
});

test.each(['', 'bot:', 'customer:', 'elsewhere:linlan', '%E0%A4%A'])('%j is no place', (address) => {
  expect(placeOf(address)).toBeNull();
});

test('an id with a colon or a letter of another script comes back whole', () => {
  const place: Place = { as: 'group', id: '群:1' };
  expect(placeOf(addressOf(place))).toEqual(place);
});
