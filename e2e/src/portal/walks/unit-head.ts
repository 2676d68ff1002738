import { it } from '@jest/globals';
import { Keyboard } from '../keyboard.js';
import type { RunningPortal } from '../running-portal.js';
import { accountOf } from '../sign-in.js';

/** What the head of a unit does. */
export function walkAsUnitHead(portal: RunningPortal): void {
  it('lets the head of a unit read a task from the SMS, sign in and acknowledge it by keyboard alone', async () => {
    const { page } = portal;
    const keyboard = new Keyboard(page);
    const { login, password } = accountOf(portal.platform, 'unit-head');
    await page.goto('/phone');
    await portal.text(/Nam Khong/i).waitFor();
    await page.goto('/work/assignments');
    await keyboard.press(page.getByRole('button', { name: 'Đăng nhập' }), 'Enter');
    await keyboard.type(page.getByLabel('Tên đăng nhập'), login);
    await keyboard.type(page.getByLabel('Mật khẩu'), password);
    await page.keyboard.press('Enter');
    await keyboard.press(page.getByRole('link', { name: /^Quán triệt/ }), 'Enter');
    await keyboard.press(page.getByRole('button', { name: 'Xác nhận đã nhận', exact: true }), 'Enter');
    const form = page.getByRole('form', { name: 'Xác nhận đã nhận' });
    await keyboard.press(form.getByRole('button', { name: 'Xác nhận đã nhận' }), 'Enter');
    await portal.text('Đã thực hiện: Xác nhận đã nhận').waitFor();
  });

  it('lets the head report a task done with evidence, and the office give it back with reasons', async () => {
    const { page } = portal;
    await portal.logIn('unit-head', '/work/assignments');
    await page.getByRole('link', { name: /^Quán triệt/ }).click();
    await page.getByRole('button', { name: 'Báo cáo hoàn thành' }).click();
    const claim = page.getByRole('form', { name: 'Báo cáo hoàn thành' });
    await claim.getByRole('button', { name: 'Báo cáo hoàn thành' }).click();
    await portal.text('Cần điền phần này').waitFor();
    await claim.getByLabel('Kết quả đạt được').fill('Đã họp quán triệt toàn thể.');
    await claim.getByLabel('Chọn tệp').setInputFiles({
      name: 'bien-ban.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 biên bản'),
    });
    await claim.getByText('bien-ban.pdf').waitFor();
    // Nothing that was typed is lost with the network, nor with a session that ran out.
    await portal.context.setOffline(true);
    await claim.getByRole('button', { name: 'Báo cáo hoàn thành' }).click();
    await claim.getByText('Không có kết nối mạng').waitFor();
    await portal.context.setOffline(false);
    await portal.loseSession();
    await portal.logIn('unit-head', new URL(page.url()).pathname);
    await page.getByRole('button', { name: 'Báo cáo hoàn thành' }).click();
    await claim.getByText('bien-ban.pdf').waitFor();
    await claim.getByRole('button', { name: 'Báo cáo hoàn thành' }).click();
    await portal.text('Đã báo xong, chờ xác nhận').waitFor();
    await portal.text(/SHA-256/).waitFor();

    const task = page.url();
    await portal.openFresh();
    await portal.logIn('committee-office', new URL(task).pathname);
    const office = portal.page;
    await office.getByRole('button', { name: 'Trả lại' }).click();
    const back = office.getByRole('form', { name: 'Trả lại' });
    await back.getByLabel(/Lý do/).fill('ngắn');
    await back.getByRole('button', { name: 'Trả lại' }).click();
    await back.getByText(/10/).last().waitFor();
    await back.getByLabel(/Lý do/).fill('Thiếu danh sách người dự họp.');
    await back.getByRole('button', { name: 'Trả lại' }).click();
    await office.getByRole('cell', { name: 'Thiếu danh sách người dự họp.' }).waitFor();

    await portal.openFresh();
    await portal.logIn('unit-head', '/work/today');
    await portal.text('Bị trả lại').waitFor();
  });
}
