export { DAY, HOUR, makeCalendar, MINUTE, rhythmOf, someMoment, type Calendar } from './calendar';
export { CHANNELS, type Channel } from './channels';
export { makeDice, type Dice } from './dice';
export { buy, campaign, consult, keepInTouch, newcomer, oneDay, type Story } from './journeys';
export { after, figuresOf, happen, newLife, type DemoEvent, type Figures, type Life } from './life';
export { KNOWN_NAMES, REGIONS, someLetters, someName, somePhone, type DemoName } from './names';
