import { XMLParser, XMLValidator } from 'fast-xml-parser';

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // With document types refused below, these are the five of XML itself, and in CDATA they stay as they are.
  processEntities: true,
  parseTagValue: false,
  trimValues: false,
});

const FORBIDDEN = /<!DOCTYPE|<!ENTITY/i;

/** What WeCom sends nearly always: one level of elements, CDATA without a bracket or text without entities. */
const FLAT = /^\s*<xml>(?:\s*<([A-Za-z]\w*)>(?:<!\[CDATA\[[^\]]*]]>|[^<&]*)<\/\1>)+\s*<\/xml>\s*$/;
const FIELD = /<([A-Za-z]\w*)>(?:<!\[CDATA\[([^\]]*)]]>|([^<&]*))<\/\1>/g;

/** The flat shape read in one go, a tenth of the parser's time; null for any other, and for repeated elements. */
function readFlat(text: string): Record<string, unknown> | null {
  if (!FLAT.test(text)) return null;
  const fields: Record<string, unknown> = {};
  for (const [, name = '', inCdata, bare] of text.matchAll(FIELD)) {
    if (name in fields) return null;
    fields[name] = inCdata ?? bare ?? '';
  }
  return fields;
}

/**
 * The children of `<xml>`; null when this is not well-formed XML of that shape. Never expands entities, refuses a
 * document type. Order of elements and CDATA do not matter (wecom-api.md §1.3).
 */
export function readXml(text: string): Record<string, unknown> | null {
  const flat = readFlat(text);
  if (flat) return flat;
  if (FORBIDDEN.test(text) || XMLValidator.validate(text) !== true) return null;
  let root: unknown;
  try {
    root = (parser.parse(text) as { xml?: unknown }).xml;
  } catch {
    return null;
  }
  if (typeof root !== 'object' || root === null || Array.isArray(root)) return null;
  const fields: Record<string, unknown> = { ...root };
  delete fields['#text']; // the white space between elements
  return fields;
}

export type XmlValue = string | number | readonly XmlValue[] | { [name: string]: XmlValue };

/** Text in CDATA, numbers bare, lists as repeated elements. */
export function writeXml(name: string, value: XmlValue): string {
  if (Array.isArray(value)) return value.map((v) => writeXml(name, v as XmlValue)).join('');
  if (typeof value === 'number') return `<${name}>${value}</${name}>`;
  if (typeof value === 'string') return `<${name}>${cdata(value)}</${name}>`;
  const inner = Object.entries(value).map(([n, v]) => writeXml(n, v));
  return `<${name}>${inner.join('')}</${name}>`;
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
