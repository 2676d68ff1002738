import { expect, it } from '@jest/globals';
import { findViolations } from './find-violations.js';
import { portalPages } from './pages.js';
import type { RunningPortal } from './running-portal.js';
import type { Look } from './visitor.js';

/** Both languages and both themes; names come from one, colours from the other, so two looks show both. */
const looks: readonly Look[] = [
  { language: 'vi', theme: 'light' },
  { language: 'en', theme: 'dark' },
];
const widths = [360, 768, 1280] as const;

/** No page has an accessibility finding, in either language and theme, and none scrolls sideways. */
export function checkEveryPage(portal: RunningPortal): void {
  it.each(portalPages)('finds nothing wrong with $name in either language and theme', async (place) => {
    for (const look of looks) {
      const page = await portal.visitor.open(place, look);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        // The page's own window: this file is compiled for Node.
        const sideways = Number(
          await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
        );
        expect({ look, width, sideways: Math.max(0, sideways) }).toEqual({ look, width, sideways: 0 });
      }
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        // What follows from another width is drawn with the next frame.
        await page.evaluate(
          'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
        );
        expect({ look, width, found: await findViolations(page) }).toEqual({ look, width, found: [] });
      }
    }
  });
}
