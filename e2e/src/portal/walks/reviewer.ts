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

  it('lets a reviewer tell the subject of a case, and the subject read it and answer', async () => {
    await portal.logIn('reviewer', '/work/cases');
    await portal.page.locator('main a[href^="/work/cases/"]').first().click();
    await portal.page.getByRole('button', { name: 'Thông báo cho người được xem xét' }).click();
    const notice = portal.page.getByRole('form', { name: 'Thông báo cho người được xem xét' });
    await notice.getByLabel('Nội dung').fill('Chỉ số hài lòng thấp hai quý liên tiếp; mời bạn trả lời.');
    await notice.getByRole('button', { name: 'Thông báo cho người được xem xét' }).click();
    await portal.text(/Trả lời đến hết ngày/).waitFor();

    await portal.openFresh();
    await portal.logIn('official', '/work/own');
    await portal.page.getByRole('link', { name: 'Xem và trả lời' }).click();
    await portal.text('mời bạn trả lời').waitFor();
    await portal.page.getByRole('button', { name: 'Trả lời', exact: true }).click();
    const reply = portal.page.getByRole('form', { name: 'Trả lời' });
    await reply.getByLabel('Nội dung').fill('Quầy thiếu người trong quý ba.');
    await reply.getByRole('button', { name: 'Trả lời', exact: true }).click();
    await portal.text('Quầy thiếu người trong quý ba.').waitFor();
  });
}
