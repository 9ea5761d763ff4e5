import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

export const FONT = 'Noto Sans SC';

const FILES = [
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
];

let ready: Promise<void> | undefined;

/**
 * Gives the text renderer below sharp the Chinese font that is shipped with the product: a bare server has none, and
 * without one every character becomes a box, silently. Awaited before any text is drawn: what fontconfig has once
 * looked for in vain it does not look for again.
 */
export const useShippedFont = (): Promise<void> => (ready ??= load());

async function load(): Promise<void> {
  const files = FILES.map((f) => require.resolve(f));
  // eslint-disable-next-line no-restricted-syntax -- fontconfig is told by this variable alone
  process.env['FONTCONFIG_FILE'] ??= writeConfig(files.map((f) => dirname(f)));
  // Where process.env is a copy (jest) fontconfig never sees it, so each file is handed over by name as well.
  for (const fontfile of files)
    await sharp({ text: { text: '中', font: FONT, fontfile } })
      .raw()
      .toBuffer();
}

function writeConfig(folders: readonly string[]): string {
  const xml = configOf(folders);
  const folder = join(
    tmpdir(),
    `cunkebao-fonts-${createHash('sha256').update(xml).digest('hex').slice(0, 12)}`,
  );
  mkdirSync(join(folder, 'cache'), { recursive: true });
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, xml.replace('@cache@', join(folder, 'cache')));
  return file;
}

const configOf = (folders: readonly string[]): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((f) => `  <dir>${f.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</dir>`).join('\n')}
  <cachedir>@cache@</cachedir>
</fontconfig>
`;
