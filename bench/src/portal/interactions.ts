import type { Page } from 'playwright-core';
import type { DemoPortal } from './demo-portal.js';

/** One page and what somebody does on it, one act after the other. */
export interface Visit {
  readonly name: string;
  readonly path: string;
  readonly login?: string;
  /** What is there once the page has its content. */
  readonly shows: string;
  readonly acts: Readonly<Record<string, (page: Page) => Promise<void>>>;
}

/** What people do most on the pages that have most to draw. */
export function interactionsOf(portal: DemoPortal): readonly Visit[] {
  return [
    {
      ...{ name: 'rating', path: portal.ratePath(), shows: 'fieldset' },
      acts: {
        'choose a level': (page) => page.locator('.level input').nth(3).click(),
        'next level by arrow': (page) => page.keyboard.press('ArrowDown'),
        'take it back': (page) => page.getByRole('button', { name: 'Bỏ chọn câu 1' }).click(),
        'choose again': (page) => page.locator('.level input').nth(4).click(),
        send: (page) => page.getByRole('button', { name: 'Gửi đánh giá' }).click(),
      },
    },
    {
      ...{ name: 'unit', path: portal.unitPath, shows: '.plot' },
      acts: {
        'open a series as a table': (page) => page.locator('summary').first().click(),
        'by lamplight': (page) => page.getByRole('button', { name: 'Nền tối' }).click(),
        'in English': (page) => page.getByRole('button', { name: 'English' }).click(),
      },
    },
    {
      ...{ name: 'figures', path: '/figures', shows: '.unit-map path' },
      acts: {
        'list the measures': (page) => page.getByRole('button', { name: /Bản đồ thể hiện/ }).click(),
        'draw another measure': (page) => page.getByRole('option', { name: /Nhiệm vụ đến hạn/ }).click(),
        'open as a table': (page) => page.locator('summary').first().click(),
      },
    },
    {
      name: 'matrix',
      path: portal.matrixPath,
      login: 'committee-office',
      shows: '.matrix__row--unit',
      acts: {
        'find by name, one letter': (page) => page.getByRole('searchbox').press('m'),
        'list the states': (page) => page.getByRole('button', { name: /Chỉ đơn vị có/ }).click(),
        'choose a state': (page) => page.getByRole('option').last().click(),
        'show all states': async (page) => {
          await page.getByRole('button', { name: /Chỉ đơn vị có/ }).click();
          await page.getByRole('option').first().click();
        },
        'open a unit’s tasks': (page) => page.locator('.matrix__row--unit button').first().click(),
      },
    },
  ];
}
