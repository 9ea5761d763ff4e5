import { markdownBlocks } from './markdownBlocks';

describe('WeCom markdown', () => {
  it('reads headings with their level', () => {
    expect(markdownBlocks('## 本周漏斗')).toEqual([
      { kind: 'heading', level: 2, inner: [{ kind: 'text', text: '本周漏斗' }] },
    ]);
  });

  it('joins neighbouring lines of one kind and parts them at a blank line', () => {
    const kinds = markdownBlocks('一\n二\n> 三\n> 四\n \n五\n\n六').map((b) => [
      b.kind,
      b.kind === 'heading' ? 0 : b.lines.length,
    ]);
    expect(kinds).toEqual([
      ['lines', 2],
      ['quote', 2],
      ['lines', 1],
      ['lines', 1],
    ]);
  });

  it('takes a hash without a space for text', () => {
    expect(markdownBlocks('#3 台')).toEqual([{ kind: 'lines', lines: [[{ kind: 'text', text: '#3 台' }]] }]);
  });
});
