import type { listTags } from '@cunkebao/shared/customers';
import { call } from '@/api/call';
import { sendErrand } from '@/platform/errand';
import { openDevice, openTab, openTag, type Tab } from '@/platform/navigate';
import type { Place } from './placeOf';

/** Goes there. Answers with a sentence when there is no such place; throws when the server cannot be asked. */
export async function openPlace(place: Place, here: Tab): Promise<string | null> {
  if (place.page === 'tag') return openTagNamed(place.name);
  if (place.page === 'device') {
    openDevice(place.id);
    return null;
  }
  if (place.page === 'devices') sendErrand('devices', place);
  if (place.page === 'funnel') sendErrand('funnel', place);
  if (place.page !== here) openTab(place.page);
  return null;
}

/** A tag is spoken of by its name and opened by its id. */
async function openTagNamed(name: string): Promise<string | null> {
  const { groups } = await call<typeof listTags>('GET /api/v1/tags', { query: { search: name } });
  const tag = groups.flatMap((group) => group.tags).find((one) => one.name === name);
  if (!tag) return `没有叫「${name}」的标签`;
  openTag(tag.id);
  return null;
}
