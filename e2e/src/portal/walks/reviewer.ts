import { it } from '@jest/globals';
import type { RunningPortal } from '../running-portal.js';

/** What a reviewer does. */
export function walkAsReviewer(portal: RunningPortal): void {
  it('leads a reviewer to the case that the flag opened', async () => {
    await portal.logIn('reviewer', '/work/cases');
    await portal.page.getByRole('link', { name: 'Xem hồ sơ' }).click();
    await portal.text('không phải hình thức xử lý').waitFor();
    await portal.text('CB-MH-102').waitFor();
  });
}
