import { demoUnit } from '@namkhong/nk';
import { expect, it } from '@jest/globals';
import { findViolations } from '../find-violations.js';
import type { RunningPortal } from '../running-portal.js';

const passphrase = 'sen hồng trên đầm Cà Mau';
const account = 'Cán bộ đòi thêm tiền ngoài phí, sáng thứ Hai tại quầy số 2.';
const sender = 'Trần Văn Gửi, 0912 000 111';
const question = 'Người đó ngồi ở bàn nào?';

/** A picture with a place in it: start, EXIF, tables and scan as a decoder wants them are not needed to be sealed. */
const photo = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x00, 0x14]),
  Buffer.from('Exif\0\0GPS-9.1768,1'),
  Buffer.from([0xff, 0xda, 0x00, 0x03, 0x00, 0x01, 0x02, 0xff, 0xd9]),
]);

/** What somebody does who reports in confidence, and what readers do. */
export function walkAsReporter(portal: RunningPortal): void {
  const makeKey = async (login: string, name: string) => {
    await portal.openFresh();
    const { page } = portal;
    await portal.logIn(login, '/work/inbox');
    await page.getByLabel('Tên hiện cho người gửi').fill(name);
    await page.getByLabel('Chức vụ').fill('Thanh tra viên');
    await page.getByLabel('Cụm mật khẩu', { exact: true }).fill(passphrase);
    await page.getByLabel('Gõ lại cụm mật khẩu').fill(passphrase);
    await page.getByRole('button', { name: 'Tạo khóa' }).click();
    await page.getByRole('heading', { name: 'Phiếu khôi phục' }).waitFor({ timeout: 30_000 });
    const sheet = await page.getByTestId('sheet').innerText();
    await page.getByRole('button', { name: /Tôi đã cất phiếu/ }).click();
    await portal.text('Chưa có tin nào gửi cho bạn.').waitFor();
    return sheet;
  };

  it('lets somebody report in confidence, a reader answer, and nobody in between read', async () => {
    const sheet = await makeKey('inspector', 'Thanh tra An');
    await makeKey('reviewer', 'Ủy viên Chi');

    await portal.openFresh();
    const { page } = portal;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.goto('/report');
    await page.getByText('Tin báo ẩn danh').first().click();
    await portal.text(/Không phải tố cáo theo luật/).waitFor();
    await page.getByLabel('Tin báo ẩn danh').check({ force: true });
    await page.getByRole('button', { name: 'Xem ai sẽ đọc' }).click();
    await portal.text('Hãy kể chuyện gì đã xảy ra.').waitFor();
    await page.getByRole('searchbox').fill('sen hong');
    await page.getByRole('button', { name: demoUnit.name }).click();
    await page.getByLabel('Kể lại').fill(account);
    const files = page.getByLabel('Ảnh, phim, ghi âm, tài liệu');
    await files.setInputFiles({
      name: 'anh.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('MZ\u0090 program'),
    });
    await portal.text(/là một chương trình/).waitFor();
    await files.setInputFiles({ name: 'Sen Hồng 23-11.jpg', mimeType: 'image/jpeg', buffer: photo });
    await portal.text(/tep-1\.jpg/).waitFor();
    await page.getByLabel(/^Họ tên, địa chỉ/).fill(sender);
    await page.getByRole('button', { name: 'Xem ai sẽ đọc' }).click();
    await portal.text('Thanh tra An').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await portal.text('Ủy viên Chi').waitFor();
    // Neither a network that is away nor an answer that is lost costs what was written, or makes a second report.
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Mã hóa và gửi' }).click();
    await portal.text('Không có kết nối mạng').waitFor();
    await page.context().setOffline(false);
    const arrived: number[] = [];
    await page.route('**/api/feedback/v1/reports', async (route) => {
      const answer = await route.fetch();
      arrived.push(answer.status());
      if (arrived.length === 1) await route.abort();
      else await route.fulfill({ response: answer });
    });
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await page.getByText('Không có kết nối mạng').first().waitFor({ state: 'detached' });
    await portal.text('Không có kết nối mạng').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await page.getByRole('heading', { name: 'Đã nhận tin' }).waitFor({ timeout: 30_000 });
    const receipt = await page.locator('.report__receipt').innerText();
    expect(receipt).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    const sent = asked.join('\n');
    for (const secret of [account, sender, receipt, receipt.replaceAll(' ', ''), 'Sen%20H', 'GPS-9'])
      expect({ secret, isSent: sent.includes(secret) }).toEqual({ secret, isSent: false });
    expect(await page.context().cookies()).toEqual([]);
    expect(
      await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
    ).not.toContain('tiền');

    // The reader forgot the passphrase: the sheet opens the same key.
    await portal.openFresh();
    const reader = portal.page;
    await portal.logIn('inspector', '/work/inbox');
    await reader.getByLabel(/Cụm mật khẩu, hoặc mã/).fill(sheet.toLowerCase());
    await reader.getByRole('button', { name: 'Mở khóa' }).click();
    await reader.getByRole('link', { name: demoUnit.name }).click({ timeout: 30_000 });
    await reader.getByRole('button', { name: /^Mở thư ngày/ }).click();
    await portal.text(account).waitFor();
    const saving = reader.waitForEvent('download');
    await reader.getByRole('button', { name: /^Lưu tep-1\.jpg/ }).click();
    expect((await saving).suggestedFilename()).toBe('tep-1.jpg');
    await reader.getByLabel('Viết', { exact: true }).fill(question);
    await reader.getByRole('button', { name: 'Mã hóa và gửi' }).click();
    await portal.text(/Thanh tra An trả lời người gửi/).waitFor();
    await reader.getByRole('button', { name: 'Chuyển: Đang đánh giá' }).click();
    await portal.text(/Đang đánh giá \(/).waitFor();
    expect(await findViolations(reader)).toEqual([]);
    await reader.getByRole('button', { name: 'Đề nghị mở danh tính' }).click();
    await portal.text(/Thanh tra An đề nghị/).waitFor();

    // Another person with the other half, and a reason of their own.
    await portal.openFresh();
    const second = portal.page;
    await portal.logIn('reviewer', '/work/inbox');
    await second.getByLabel(/Cụm mật khẩu, hoặc mã/).fill(passphrase);
    await second.getByRole('button', { name: 'Mở khóa' }).click();
    await second.getByRole('link', { name: demoUnit.name }).click({ timeout: 30_000 });
    await second.getByRole('button', { name: 'Đồng ý và trao nửa khóa' }).click();
    await portal.text(/Ủy viên Chi đồng ý/).waitFor();
    expect(await second.getByRole('button', { name: 'Xem danh tính' }).count()).toBe(0);
    await portal.openFresh();
    const again = portal.page;
    await portal.logIn('inspector', '/work/inbox');
    await again.getByLabel(/Cụm mật khẩu, hoặc mã/).fill(passphrase);
    await again.getByRole('button', { name: 'Mở khóa' }).click();
    await again.getByRole('link', { name: demoUnit.name }).click({ timeout: 30_000 });
    await again.getByRole('button', { name: 'Xem danh tính' }).click();
    await portal.text(sender).waitFor();
    await again.getByText('Tôi có xung đột lợi ích').click();
    await again.getByRole('button', { name: 'Rút khỏi tin này' }).click();
    await portal.text('Chưa có tin nào gửi cho bạn.').waitFor();

    await portal.openFresh();
    const reporter = portal.page;
    await reporter.goto('/report/receipt');
    await reporter.getByLabel(/Mã biên nhận/).fill('1234');
    await reporter.getByRole('button', { name: 'Mở', exact: true }).click();
    await portal.text('Mã có đúng 16 chữ số').waitFor();
    await reporter.getByLabel(/Mã biên nhận/).fill(receipt);
    await reporter.getByRole('button', { name: 'Mở', exact: true }).click();
    await portal.text(/Đang đánh giá \(/).waitFor({ timeout: 30_000 });
    await reporter.getByRole('button', { name: /^Mở thư ngày/ }).click();
    await portal.text(question).waitFor();
    await portal.text(/đã được hai người cùng mở/).waitFor();
    expect(await findViolations(reporter)).toEqual([]);
    await reporter.getByLabel('Viết thêm cho người đọc').fill('Bàn bên trái.');
    await reporter.getByRole('button', { name: 'Mã hóa và gửi thêm' }).click();
    await portal.text('Đã gửi thêm.').waitFor();
  }, 240_000);
}
