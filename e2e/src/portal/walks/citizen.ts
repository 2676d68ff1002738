import { demoUnit } from '@namkhong/nk';
import { it } from '@jest/globals';
import { closeDossier } from '../../journeys/close-dossier.js';
import type { RunningPortal } from '../running-portal.js';

/** What somebody without an account does. */
export function walkAsCitizen(portal: RunningPortal): void {
  it('lets a citizen rate a service once, without an account', async () => {
    const token = await closeDossier(portal.operator);
    const { page, context } = portal;
    await page.goto(`/rate#${token}`);
    await page.getByLabel('Hài lòng', { exact: true }).first().check({ force: true });
    await page.getByLabel('Rất hài lòng', { exact: true }).nth(1).check({ force: true });
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await page.getByRole('heading', { name: /Cảm ơn/ }).waitFor();

    const second = await context.newPage();
    await second.goto(`/rate#${token}`);
    await second.getByRole('heading', { name: 'Mã này đã được dùng' }).waitFor();
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
