import {
  chromiumFlags,
  provisionParts,
  readEnvironment,
  startPlatform,
  Teardown,
  tearDownOnExit,
} from '@namkhong/infra-local';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { makeDataFolder } from './loop/data-folder.js';
import { portalPages } from './portal/pages.js';
import { Visitor } from './portal/visitor.js';

/** Pictures of every page, in Vietnamese by daylight, as wide as a phone, a tablet and a desk. */
const widths = [360, 768, 1280] as const;
/** Long lists are cut off: what comes further down looks like what is shown. */
const tallest = 3_500;
const folder = fileURLToPath(new URL('../../docs/screens', import.meta.url));

const say = (line: string) => process.stderr.write(`${line}\n`);
const wanted = new Set(process.argv.slice(2));
const teardown = new Teardown(say);
tearDownOnExit(teardown, say);
try {
  const provision = await provisionParts(['chromium'], readEnvironment(), say);
  const executablePath = provision.path('chromium');
  if (!executablePath) throw new Error('there is no Chromium to take pictures with');
  const dataDir = await makeDataFolder(teardown);
  const platform = await startPlatform({
    bus: 'postgres',
    seed: true,
    freePorts: true,
    dataDir,
    teardown,
    say,
  });
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  await teardown.add('Chromium', { stop: () => browser.close() });
  const visitor = new Visitor(platform, browser);
  await mkdir(folder, { recursive: true });
  for (const place of portalPages) {
    if (wanted.size > 0 && !wanted.has(place.name)) continue;
    const page = await visitor.open(place, { language: 'vi', theme: 'light' });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const path = join(folder, `${place.name}-${width}.jpg`);
      const height = (await page.locator('html').boundingBox())?.height ?? tallest;
      const clip = { x: 0, y: 0, width, height: Math.min(height, tallest) };
      await page.screenshot({
        path,
        fullPage: true,
        clip,
        type: 'jpeg',
        quality: 55,
        animations: 'disabled',
      });
    }
    say(place.name);
  }
} finally {
  await teardown.run();
}
