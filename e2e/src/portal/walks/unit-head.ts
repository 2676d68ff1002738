import { it } from '@jest/globals';
import type { RunningPortal } from '../running-portal.js';

/** What the head of a unit does. */
export function walkAsUnitHead(portal: RunningPortal): void {
  it('lets the head of a unit read a task from the SMS and acknowledge it', async () => {
    await portal.page.goto('/phone');
    await portal.text(/Nam Khong/i).waitFor();
    await portal.logIn('unit-head', '/work/assignments');
    await portal.page.getByRole('button', { name: /^Xác nhận đã nhận: Quán triệt/ }).click();
    await portal.page.getByRole('heading', { name: /Đã xác nhận/ }).waitFor();
  });
}
