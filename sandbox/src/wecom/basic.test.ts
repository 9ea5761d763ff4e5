import { openDesk, type Desk } from '../testing/desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
const fetchMedia = (id: unknown, headers: Record<string, string> = {}) =>
  fetch(`${desk.sandbox.url}/cgi-bin/media/get?media_id=${String(id)}&access_token=${desk.api.token}`, {
    headers,
  });

test('the addresses of the API and of its callbacks are listed', async () => {
  expect(await desk.api.get('get_api_domain_ip')).toMatchObject({ errcode: 0, ip_list: ['127.0.0.1'] });
  expect(await desk.api.get('getcallbackip')).toMatchObject({ errcode: 0, ip_list: ['127.0.0.1'] });
});

test('an uploaded file comes back with its name, whole or in part', async () => {
  const { media_id } = await desk.upload('media/upload?type=image', PNG);
  const whole = await fetchMedia(media_id);
  expect(whole.headers.get('content-type')).toBe('image/png');
  expect(whole.headers.get('content-disposition')).toContain('filename="a.png"');
  expect(Buffer.from(await whole.arrayBuffer())).toEqual(PNG);
  const part = await fetchMedia(media_id, { range: 'bytes=2-4' });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
  expect(Buffer.from(await part.arrayBuffer())).toEqual(PNG.subarray(2, 5));
});

test('a file that is not there is JSON, and so is a range outside of it', async () => {
  expect(await (await fetchMedia('x')).json()).toMatchObject({ errcode: 40007 });
  const { media_id } = await desk.upload('media/upload?type=image', PNG);
  expect(await (await fetchMedia(media_id, { range: 'bytes=50-60' })).json()).toMatchObject({
    errcode: 40146,
  });
});
