import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

/** No page has so many places to stop at. */
const mostStops = 120;

/** Somebody who has a keyboard and no mouse: goes from stop to stop, and has to see at each where they are. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Goes on by Tab until the place is reached; fails where it never is, or where a stop on the way cannot be seen. */
  async tabTo(place: Locator): Promise<void> {
    await place.waitFor({ state: 'attached' });
    for (let stop = 0; stop < mostStops; stop++) {
      await this.page.keyboard.press('Tab');
      const focus = await this.page.evaluate<Focus>(focusInThePage);
      // Beyond the last stop the browser's own come, and the page has none.
      if (!focus.isNowhere) expect(focus).toEqual({ ...focus, isMarked: true, isInView: true });
      if ((await place.and(this.page.locator(':focus')).count()) > 0) return;
    }
    throw new Error(`${mostStops} stops, and none of them was ${String(place)}`);
  }

  /** Goes on to the place and presses a key there. */
  async press(place: Locator, key: 'Enter' | 'Space' | 'ArrowDown'): Promise<void> {
    await this.tabTo(place);
    await this.page.keyboard.press(key);
  }

  /** Goes on to a field and types. */
  async type(place: Locator, text: string): Promise<void> {
    await this.tabTo(place);
    await this.page.keyboard.type(text);
  }
}

interface Focus {
  readonly name: string;
  readonly isNowhere: boolean;
  /** An outline of two pixels or more around it, or around the label that is drawn in its place. */
  readonly isMarked: boolean;
  readonly isInView: boolean;
}

/** As text: it is another program than this one, with other types. */
const focusInThePage = `(() => {
  const element = document.activeElement;
  const marked = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  const box = element.getBoundingClientRect();
  return {
    isNowhere: element === document.body,
    name: element.tagName + ' ' + (element.innerText || element.id || element.ariaLabel || '').slice(0, 40),
    isMarked: [element, ...(element.labels ?? [])].some(marked),
    isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
})()`;
