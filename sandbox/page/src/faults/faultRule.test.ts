import { EMPTY_DRAFT, faultWords, ruleOf } from './faultRule';

describe('a fault of one’s own', () => {
  it('is nothing while no field says what goes wrong', () => {
    expect(ruleOf({ ...EMPTY_DRAFT, times: '5' })).toBeNull();
  });

  it('has error codes only for the API, duplicates and disorder only for callbacks', () => {
    const ofApi = { errcode: '-1', status: '502', silent: true };
    const all = { ...EMPTY_DRAFT, ...ofApi, duplicate: '2', reorder: true, seal: 'stale' as const };
    expect(ruleOf(all)).toEqual({
      endpoint: 'callback',
      duplicate: 2,
      reorder: true,
      seal: 'stale',
      times: 1,
    });
    expect(ruleOf({ ...all, endpoint: '*' })).toEqual({
      endpoint: '*',
      errcode: -1,
      status: 502,
      silent: true,
      times: 1,
    });
    expect(ruleOf({ ...all, endpoint: 'bot' })).toBeNull();
  });

  it('ignores what is not a whole number', () => {
    expect(ruleOf({ ...EMPTY_DRAFT, delayMs: '1e3' })).toBeNull();
    expect(ruleOf({ ...EMPTY_DRAFT, delayMs: ' 300 ', times: '0' })).toEqual({
      endpoint: 'callback',
      delayMs: 300,
      times: 1,
    });
  });

  it('is read back in words', () => {
    expect(
      faultWords({
        endpoint: 'callback',
        drop: 'answer',
        delayMs: 300,
        errcode: null,
        status: 502,
        silent: true,
        duplicate: 2,
        reorder: false,
        seal: 'stale',
        times: 1,
      }),
    ).toBe('回答丢失、延迟 300 毫秒、多送 2 次、HTTP 502、假装成功，谁也看不到、时间戳太旧');
  });
});
