import { demoUnit } from '@namkhong/nk';
import { expect, it } from '@jest/globals';
import { closeDossier } from '../../journeys/close-dossier.js';
import { Keyboard } from '../keyboard.js';
import type { RunningPortal } from '../running-portal.js';

/** What somebody without an account does. */
export function walkAsCitizen(portal: RunningPortal): void {
  it('lets a citizen rate a service once, without an account, by keyboard alone', async () => {
    const token = await closeDossier(portal.operator);
    const { page, context } = portal;
    const keyboard = new Keyboard(page);
    await page.goto(`/rate#${token}`);
    const [first, second] = [page.getByRole('radio').nth(0), page.getByRole('radio').nth(5)];
    await keyboard.press(first, 'ArrowDown');
    await page.keyboard.press('ArrowDown');
    await keyboard.press(second, 'Space');
    await keyboard.press(page.getByRole('button', { name: 'Bỏ chọn câu 2' }), 'Enter');
    await page.keyboard.press('ArrowUp');
    for (const chosen of ['access-3', 'procedure-5'])
      expect({ chosen, is: await page.locator(`#${chosen}`).isChecked() }).toEqual({ chosen, is: true });
    await keyboard.press(page.getByRole('button', { name: 'Gửi đánh giá' }), 'Enter');
    await page.getByRole('heading', { name: /Cảm ơn/ }).waitFor();
    await page.locator('.rate__receipt').waitFor();
    await keyboard.tabTo(page.getByRole('button', { name: 'In biên nhận' }));

    const again = await context.newPage();
    await again.goto(`/rate#${token}`);
    await again.getByRole('heading', { name: 'Mã này đã được dùng' }).waitFor();
  });

  it('keeps a rating while the network is away, and sends it once however often somebody tried', async () => {
    const token = await closeDossier(portal.operator);
    const { page, context } = portal;
    const answers: number[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/ratings')) answers.push(response.status());
    });
    await page.goto(`/rate#${token}`);
    await page.getByLabel('Hài lòng', { exact: true }).first().check({ force: true });
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    for (let tried = 0; tried < 3; tried++) {
      await page.getByRole('heading', { name: 'Không có kết nối mạng' }).waitFor();
      await portal.text('sẽ tự gửi khi có mạng lại').waitFor();
      await page.getByRole('button', { name: 'Thử lại' }).click();
    }
    await page.getByRole('heading', { name: 'Không có kết nối mạng' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { name: /Cảm ơn/ }).waitFor();
    // Away and back once more: what has arrived is not sent again.
    await context.setOffline(true);
    await context.setOffline(false);
    await page.waitForLoadState('networkidle');
    await page.getByRole('heading', { name: /Cảm ơn/ }).waitFor();
    expect(answers).toEqual([201]);
    expect(await page.evaluate('window.localStorage.getItem("nk-kept-rating")')).toBeNull();
  });

  it('shows a unit with its score, interval and the mark of an illustration', async () => {
    await portal.findUnit('sen hong', demoUnit.name);
    await portal.text(/\d\d,\d\d–\d\d,\d\d/).waitFor();
    await portal.text('Số liệu minh họa.').waitFor();
  });

  it('marks the break of series where a publisher changed the method', async () => {
    await portal.findUnit('deputy', 'Deputy reporting (Office of the Public Guardian)');
    await portal.page.locator('.plot__break').waitFor();
  });
}
