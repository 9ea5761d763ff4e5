export * from './catalogue';
export * from './contract';
export type { AudienceLeaf, AudienceRule } from './extract/rule';
export { examplesOf, groupOf, nameOf, namesOf, summaryOf } from './naming';
export { parseNumber } from './number';
export { parse } from './parse';
export { readSlot } from './readSlot';
export * from './spec';
export { findTimes, parseTime, type Time } from './time';
