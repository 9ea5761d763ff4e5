import { inlineOfMarkdown, inlineOfText, safeUrl } from './inline';

const text = (words: string) => ({ kind: 'text', text: words });

describe('markup inside a line', () => {
  it('nests bold in a font and keeps the words around it', () => {
    expect(inlineOfMarkdown('共 <font color="warning">掉了 **4** 点</font>。')).toEqual([
      text('共 '),
      {
        kind: 'font',
        color: 'warning',
        inner: [text('掉了 '), { kind: 'bold', inner: [text('4')] }, text(' 点')],
      },
      text('。'),
    ]);
  });

  it('leaves markup inside inline code alone', () => {
    expect(inlineOfMarkdown('`**设备** D-012`')).toEqual([{ kind: 'code', text: '**设备** D-012' }]);
  });

  it('turns a link with an unsafe address into plain words', () => {
    expect(inlineOfMarkdown('[点我](javascript:alert(1))')[0]).toEqual(text('点我'));
    expect(inlineOfText('<a href="javascript:alert(1)">点我</a>')).toEqual([text('点我')]);
  });

  it('shows unknown tags as they were typed', () => {
    expect(inlineOfMarkdown('<b>粗</b>')).toEqual([text('<b>粗</b>')]);
    expect(inlineOfText('<img src=x onerror=alert(1)>')).toEqual([text('<img src=x onerror=alert(1)>')]);
  });

  it('finds anchors and bare addresses in a text message, without the full stop behind them', () => {
    expect(inlineOfText('看 http://a.cn/m/。或<a href="/m/">这里</a>')).toEqual([
      text('看 '),
      { kind: 'link', url: 'http://a.cn/m/', inner: [text('http://a.cn/m/')] },
      text('。或'),
      { kind: 'link', url: '/m/', inner: [text('这里')] },
    ]);
  });
});

describe('an address', () => {
  it.each([
    ['https://a.cn', true],
    ['/m/', true],
    ['//evil.cn', false],
    ['data:text/html,x', false],
    [' javascript:x', false],
  ])('%s is opened: %s', (url, opened) => {
    expect(safeUrl(url) !== null).toBe(opened);
  });
});
