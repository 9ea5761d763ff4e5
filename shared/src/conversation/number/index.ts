export { numberAt, parseNumber, type Found } from './parseNumber';
