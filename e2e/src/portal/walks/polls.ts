import { it } from '@jest/globals';
import type { RunningPortal } from '../running-portal.js';

/** What somebody without an account answers, and what an office does with what they write. */
export function walkThroughPoll(portal: RunningPortal): void {
  it('lets anybody answer a poll and comment, and others read it once a moderator has', async () => {
    const { page } = portal;
    await page.goto('/polls');
    await page.getByRole('link', { name: /^Giờ làm việc/ }).click();
    await page.getByRole('button', { name: 'Trả lời', exact: true }).click();
    const answer = page.getByRole('form', { name: 'Trả lời' });
    await answer.getByText('Sáng thứ Bảy').click();
    await answer.getByRole('button', { name: 'Trả lời', exact: true }).click();
    await portal.text('Hãy ghi lại mã này').waitFor();
    await portal.text(/Kết quả được nêu khi/).waitFor();

    const comment = 'Mở sáng thứ Bảy thì công nhân đến được.';
    await page.getByRole('button', { name: 'Viết bình luận' }).click();
    const writing = page.getByRole('form', { name: 'Viết bình luận' });
    await writing.getByLabel('Bình luận').fill(comment);
    await writing.getByRole('button', { name: 'Viết bình luận' }).click();
    await writing.waitFor({ state: 'detached' });
    const poll = page.url();

    await portal.openFresh();
    await portal.logIn('committee-office', '/work/polls');
    await portal.text(comment).waitFor();
    await portal.page.getByRole('button', { name: 'Công khai' }).click();
    const publishing = portal.page.getByRole('form', { name: 'Công khai' });
    await publishing.getByRole('button', { name: 'Công khai' }).click();
    await portal.text('Không có bình luận nào đang chờ.').waitFor();

    await portal.openFresh();
    await portal.page.goto(poll);
    await portal.text(comment).waitFor();
  });
}
