import { readXml, writeXml } from './xml';

test('elements are read in any order, with CDATA or without', () => {
  const expected = { MsgType: 'text', Content: '你好 <b>&amp;', FromUserName: 'a' };
  expect(
    readXml(
      '<xml>\n <Content><![CDATA[你好 <b>&amp;]]></Content><FromUserName>a</FromUserName><MsgType>text</MsgType>\n</xml>',
    ),
  ).toEqual(expected);
});

test('outside CDATA the five entities of XML are what they stand for', () => {
  expect(readXml('<xml><A>a &lt; b &amp;amp; c</A><B><![CDATA[&lt;]]></B></xml>')).toEqual({
    A: 'a < b &amp; c',
    B: '&lt;',
  });
});

test.each([
  ['brackets in CDATA', '<xml><A><![CDATA[a]b]]></A><B>1</B></xml>', { A: 'a]b', B: '1' }],
  ['an empty element', '<xml><A></A><B><![CDATA[]]></B></xml>', { A: '', B: '' }],
  ['markup in CDATA', '<xml><A><![CDATA[</A><B>2</B>]]></A></xml>', { A: '</A><B>2</B>' }],
  ['the same name twice', '<xml><A>1</A><A>2</A></xml>', { A: ['1', '2'] }],
  ['white space around', '<xml><A> 1 </A>\n</xml>\n', { A: ' 1 ' }],
])('%s is read', (_what, text, fields) => {
  expect(readXml(text)).toEqual(fields);
});

test('repeated elements become a list', () => {
  expect(readXml('<xml><A><I>1</I><I>2</I></A></xml>')).toEqual({ A: { I: ['1', '2'] } });
});

test.each([
  ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
  ['an entity', '<xml><!ENTITY a "b"><A>1</A></xml>'],
  ['something else', 'hello'],
  ['nothing', ''],
  ['an open element', '<xml><A>1</xml>'],
  ['text alone', '<xml>hello</xml>'],
  ['another root', '<html><A>1</A></html>'],
])('%s is not read', (_what, text) => {
  expect(readXml(text)).toBeNull();
});

test('what is written reads the same, CDATA ends included', () => {
  const xml = writeXml('xml', { A: 'x]]>y', N: 3, L: [{ B: '1' }, { B: '2' }] });
  expect(readXml(xml)).toEqual({ A: 'x]]>y', N: '3', L: [{ B: '1' }, { B: '2' }] });
});
