import { XMLParser } from 'fast-xml-parser';
import { asObject, type Json } from '../wecom/json';

/** A leaf is written as CDATA unless it is a number; a list repeats its element. */
export type XmlValue = string | number | XmlNode | readonly XmlValue[];
export interface XmlNode {
  [element: string]: XmlValue | undefined;
}

/** Official sample traffic has no CDATA, and the order of elements is not promised (wecom-api.md §1.3). */
export interface XmlStyle {
  cdata: boolean;
  /** gives the entries of a node in the order to write them */
  order: <T>(entries: T[]) => T[];
}

const USUAL: XmlStyle = { cdata: true, order: (entries) => entries };

/** `<xml>…</xml>` as WeCom writes it. Any text survives, `]]>` included. */
export const toXml = (node: XmlNode, style = USUAL): string => `<xml>${children(node, style)}</xml>`;

function children(node: XmlNode, style: XmlStyle): string {
  return style
    .order(Object.entries(node))
    .map(([name, value]) => (value === undefined ? '' : element(name, value, style)))
    .join('');
}

function element(name: string, value: XmlValue, style: XmlStyle): string {
  if (isList(value)) return value.map((v) => element(name, v, style)).join('');
  if (typeof value === 'number') return `<${name}>${value}</${name}>`;
  if (typeof value === 'string') return `<${name}>${style.cdata ? cdata(value) : escaped(value)}</${name}>`;
  return `<${name}>${children(value, style)}</${name}>`;
}

const isList = (value: XmlValue): value is readonly XmlValue[] => Array.isArray(value);
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: false });

/** The elements below `<xml>`; null when it is not such a document. A DOCTYPE is never read. */
export function fromXml(text: string): Json | null {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return null;
  try {
    return asObject((parser.parse(text.trim()) as Json)['xml']);
  } catch {
    return null;
  }
}
