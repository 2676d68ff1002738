import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumPath, runsInCi } from '../testing/environment.js';
import { unitOf } from '../testing/fixtures.js';
import { servePortal } from '../testing/serve-portal.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

// A browser and a build beside other suites on two cores take their time.
jest.setTimeout(120_000);

const describeInChromium = chromiumPath === null && !runsInCi ? describe.skip : describe;
/** A PDF with a page and an author. */
const pdf = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99]>> endobj
4 0 obj <</Author (NguyenThiMai)>> endobj
trailer <</Root 1 0 R /Info 4 0 R>>
%%EOF`;

describeInChromium('documents attached to a report, in Chromium (CHROMIUM_PATH)', () => {
  let feedback: TestFeedback;
  let portal: Awaited<ReturnType<typeof servePortal>>;
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];

  beforeAll(async () => {
    if (chromiumPath === null) throw new Error('CI=true, but CHROMIUM_PATH names no browser');
    feedback = await startFeedback('2026-11-23T03:00:00Z');
    await feedback.learn({ units: [unitOf('W-1')] });
    portal = await servePortal(feedback.url);
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    });
    const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } });
    context.setDefaultTimeout(20_000);
    page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${portal.origin}/report`);
  });
  afterAll(async () => {
    await browser.close();
    await portal.stop();
    await feedback.stop();
  });

  const attach = (content: string) =>
    page.getByLabel('Ảnh, phim, ghi âm, tài liệu').setInputFiles({
      ...{ name: 'Đơn của Mai.pdf', mimeType: 'application/pdf' },
      buffer: Buffer.from(content),
    });
  const cleaner = /clean-pdf-[^/]*\.js/;

  it('are cleaned by a part that only they load; where it does not come, they are not taken', async () => {
    const label = page.getByLabel('Ảnh, phim, ghi âm, tài liệu');
    await label.waitFor();
    expect(asked.filter((address) => cleaner.test(address))).toEqual([]);
    await page.route(cleaner, (route) => route.abort());
    await attach(pdf);
    await page.getByText('Phần gỡ thông tin ẩn chưa tải được').waitFor();
    expect(await page.getByText('tep-1.pdf (').count()).toBe(0);
    await page.unroute(cleaner);
  });

  it('are taken under a name that says nothing, and what cannot be cleaned asks whoever sends it', async () => {
    // A browser remembers that a part of a page did not come until the page is loaded again.
    await page.reload();
    await attach(pdf);
    await page.getByText('tep-1.pdf (').waitFor();
    expect(await page.getByText('chưa gỡ được').count()).toBe(0);
    expect(await page.getByLabel('Vẫn gửi tài liệu như nó là').count()).toBe(0);
    await attach(pdf.replace('/Info 4 0 R', '/Encrypt 4 0 R'));
    await page.getByText('tep-2.pdf (').waitFor();
    expect(await page.getByText('chưa gỡ được', { exact: true }).count()).toBe(1);
    expect(await page.getByLabel('Vẫn gửi tài liệu như nó là').isChecked()).toBe(false);
    expect(asked.filter((address) => !address.startsWith(portal.origin))).toEqual([]);
  });
});
