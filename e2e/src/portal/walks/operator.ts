import { expect, it } from '@jest/globals';
import type { RunningPortal } from '../running-portal.js';

/** What an operator does. */
export function walkAsOperator(portal: RunningPortal): void {
  it('lets an operator verify the chain of acts, by keyboard, and names the entry that was changed on the way', async () => {
    await portal.logIn('operator', '/work/audit');
    await portal.page.getByRole('button', { name: 'Kiểm chuỗi từ đầu' }).press('Enter');
    await portal.text('Chuỗi nguyên vẹn').waitFor();
    const head = await portal.page.request.get('/api/directive/v1/audit/head');
    const { sequence, hash } = (await head.json()) as { sequence: number; hash: string };
    expect(sequence).toBeGreaterThan(2);
    await portal.text(hash).waitFor();

    await portal.page.route('**/api/directive/v1/audit?order=oldest*', async (route) => {
      const answer = await route.fetch();
      const page = (await answer.json()) as { items: { sequence: number; content: { at: string } }[] };
      for (const item of page.items) if (item.sequence === 2) item.content.at = '2026-01-01T00:00:00.000Z';
      await route.fulfill({ response: answer, json: page });
    });
    await portal.page.getByRole('button', { name: 'Kiểm chuỗi từ đầu' }).press('Enter');
    await portal.text('Chuỗi đứt ở mục 2').waitFor();
    await portal.text('Chuỗi còn đúng đến mục 1.').waitFor();

    await portal.page.getByLabel('Việc', { exact: true }).fill('no.such-act');
    await portal.page.getByRole('button', { name: 'Tìm', exact: true }).press('Enter');
    await portal.text('Không có mục nào').waitFor();
  });
}
