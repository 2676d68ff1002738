import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowser, type TestBrowser } from './testing/browser.js';
import { chromiumPath, runsInCi } from './testing/environment.js';
import type { Account } from './testing/fixture-api.js';
import { startFixtureServer, type FixtureServer } from './testing/fixture-server.js';
import { tokens } from './testing/fixtures/feedback.js';
import { ids } from './testing/fixtures/ids.js';

// A browser beside other suites on two cores takes its time.
jest.setTimeout(30_000);

const describeInChromium = chromiumPath === null && !runsInCi ? describe.skip : describe;

describeInChromium('the built portal in Chromium (CHROMIUM_PATH)', () => {
  let browser: TestBrowser;
  let server: FixtureServer;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    if (chromiumPath === null) throw new Error('CI=true, but CHROMIUM_PATH names no browser');
    browser = await openBrowser(chromiumPath);
  }, 120_000);
  afterAll(async () => browser.close());

  beforeEach(async () => {
    server = await startFixtureServer();
    page = await browser.context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        complaints.push(message.text());
      }
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterEach(async () => {
    await page.close();
    await server.close();
    // Neither an exception nor anything the content security policy had to stop.
    expect(complaints.splice(0)).toEqual([]);
  });

  const open = (path: string) => page.goto(`${server.origin}${path}`);
  const text = (words: string | RegExp) => page.getByText(words, { exact: false }).first();
  const signIn = async (account: Account, path: string) => {
    server.account = account;
    await open(path);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText(`Tài khoản ${account}`).waitFor();
  };

  /** As somebody who has signed in before: the session lies where the portal keeps it. */
  const openAs = async (account: Account, path: string) => {
    const session = { subject: account, name: null, accessToken: account, idToken: null };
    const expiresAt = Math.floor(Date.now() / 1000) + 600;
    await page.addInitScript(
      (value) => window.sessionStorage.setItem('nk-session', value),
      JSON.stringify({ ...session, expiresAt }),
    );
    await open(path);
    await page.getByText(`Tài khoản ${account}`).waitFor();
  };

  describe('rating', () => {
    it('is done by keyboard alone, says first who sees what, and ends with a receipt', async () => {
      await open(`/rate#${tokens.good}`);
      await text('Ai xem được gì').waitFor();
      await page.locator('input[type=radio]').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await text('NK-7F3K-92QD').waitFor();
      expect(server.state.ratings).toEqual([{ token: tokens.good, levels: { access: 4, procedure: 1 } }]);
    });

    it('never puts the token into an address', async () => {
      await open(`/rate#${tokens.good}`);
      await text('Ai xem được gì').waitFor();
      expect(server.asked.filter((address) => address.includes(tokens.good))).toEqual([]);
      expect(await browser.context.cookies()).toEqual([]);
    });

    it('asks for one answer at least, and lets any be taken back', async () => {
      await open(`/rate#${tokens.good}`);
      await page.getByLabel('Hài lòng', { exact: true }).first().check({ force: true });
      await page.getByRole('button', { name: 'Bỏ chọn câu 1' }).click();
      await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
      await text('Hãy trả lời ít nhất một câu').waitFor();
      expect(server.state.ratings).toEqual([]);
    });

    it.each([
      [tokens.spent, 'Mã này đã được dùng'],
      [tokens.expired, 'Mã này đã hết hạn'],
      [tokens.forged, 'Không có mã này'],
    ])('explains why the ballot %s cannot be used', async (token, title) => {
      await open(`/rate#${token}`);
      await page.getByRole('heading', { name: title }).waitFor();
    });

    it('says that an earlier attempt probably arrived when only its answer was lost', async () => {
      await open(`/rate#${tokens.good}`);
      await page.getByLabel('Rất hài lòng').first().check({ force: true });
      await page.route('**/ratings', async (route) => {
        await route.fetch();
        await route.abort();
      });
      await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
      await text('được giữ trên máy này').waitFor();
      await page.unroute('**/ratings');
      await page.getByRole('button', { name: 'Thử lại' }).click();
      await text('Có lẽ đánh giá của bạn đã được ghi nhận').waitFor();
      expect(server.state.ratings).toHaveLength(1);
    });

    it('keeps the answers without a network, over a closed page, and sends them once', async () => {
      await open(`/rate#${tokens.good}`);
      await page.getByLabel('Rất hài lòng').first().check({ force: true });
      await page.route('**/ratings', (route) => route.abort());
      await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
      await text('được giữ trên máy này').waitFor();
      await page.unroute('**/ratings');
      await page.reload();
      await text('NK-7F3K-92QD').waitFor();
      expect(server.state.ratings).toEqual([{ token: tokens.good, levels: { access: 5 } }]);
      expect(await page.evaluate(() => window.localStorage.getItem('nk-kept-rating'))).toBeNull();
    });
  });

  describe('the figures of all units', () => {
    it('stand in a table by name, a funnel and a map, each with the same in words', async () => {
      await open('/figures');
      await page.getByRole('img', { name: /12 đơn vị; 1 đơn vị nằm ngoài/ }).waitFor();
      await page.getByRole('img', { name: /Bản đồ các đơn vị: Điểm hài lòng/ }).waitFor();
      await text('Số liệu minh họa').waitFor();
      for (const summary of await page.getByText('Xem dạng bảng').all()) await summary.click();
      const below = page.getByRole('row', { name: /Xã Minh Họa 3 58,40 140 .* thấp hơn mức thường thấy/ });
      await below.waitFor();
      const names = await page
        .getByRole('table', { name: 'Xếp theo tên.' })
        .getByRole('rowheader')
        .allInnerTexts();
      expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'vi')));
      await page.getByRole('row', { name: /Phường Vĩnh Trạch Không công bố/ }).waitFor();
    });

    it('can be drawn by another measure, and lead on to a unit by keyboard', async () => {
      await open('/figures');
      await page.getByRole('button', { name: /Bản đồ thể hiện/ }).click();
      await page.getByRole('option', { name: /Nhiệm vụ đến hạn/ }).click();
      await page.getByRole('img', { name: /Bản đồ các đơn vị: Nhiệm vụ/ }).waitFor();
      await page.getByText('Xem dạng bảng').first().press('Enter');
      await page.getByRole('row', { name: 'Xã Minh Họa 1 50,00 – 4', exact: true }).waitFor();
      await page.getByRole('link', { name: 'Phường Vĩnh Trạch' }).first().press('Enter');
      await page.getByRole('heading', { name: 'Phường Vĩnh Trạch' }).waitFor();
    });
  });

  describe('the method', () => {
    it('is worked through with counts of the reader’s own, and says what would not be told', async () => {
      await open('/method');
      await page.getByRole('row', { name: /Điểm \(0–100\).*79,58/ }).waitFor();
      for (const level of [1, 2, 3, 4]) await page.getByLabel(new RegExp(`Mức ${level},`)).fill('0');
      await page.getByLabel(/Mức 5,/).fill('9');
      await text('Dưới 10 lượt: con số này không được công bố').waitFor();
      await page.getByLabel(/Mức 5,/).fill('chín');
      await text('Hãy nhập số nguyên').waitFor();
      await page.getByLabel(/Mức 5,/).fill('1.200');
      await page.getByRole('row', { name: /Số lượt trả lời.*1200/ }).waitFor();
    });
  });

  describe('the public pages', () => {
    it('show what changed because people spoke, what the unit must do and disclose, and its own reply', async () => {
      await open(`/units/${ids.fictionalWard}`);
      await text('Từ tháng 10 mở thêm một quầy').waitFor();
      await text('Người gửi xác nhận').waitFor();
      await text('Quy định được sửa bằng 21/2026/QĐ-UBND').waitFor();
      await page.getByRole('row', { name: /Quy chế chi tiêu nội bộ 2026-Q4 10\/11\/2026 Quá hạn/ }).waitFor();
      await page.getByRole('row', { name: 'Cam kết năm không 2026 12 9 8' }).waitFor();
      await page.getByRole('row', { name: /2 0 0 2 75,00\s%\s50,00\s%/ }).waitFor();
      await text('Quý này một quầy đóng để sửa chữa').waitFor();
    });

    it("show a unit's figure with its interval and number of answers", async () => {
      await open(`/units/${ids.fictionalWard}`);
      await text('52,37').waitFor();
      await text('50,11–54,64').waitFor();
      await text('612 lượt trả lời').waitFor();
      await text('Số liệu minh họa.').waitFor();
    });

    it('say how many points each criterion brings and loses, a hundred together', async () => {
      await open(`/units/${ids.fictionalWard}`);
      const points = page.getByRole('table', { name: /đúng 100 điểm/ });
      await points.waitFor();
      const cells = await points.locator('[data-label$="(điểm)"]').allInnerTexts();
      const hundredths = cells.map((cell) => Math.round(100 * Number(cell.replace(',', '.'))));
      expect([cells.length, hundredths.reduce((total, each) => total + each, 0)]).toEqual([10, 10_000]);
      await points.getByRole('img', { name: '6,97 điểm mang lại, 8,03 điểm mất' }).waitFor();
    });

    it('say how many dossiers were on time and how many of the invited answered, of how many', async () => {
      await open(`/units/${ids.fictionalWard}`);
      const served = page.getByRole('table', { name: 'Phục vụ và phản hồi' });
      await served.waitFor();
      const rows = await served.getByRole('row').allInnerTexts();
      expect(rows.slice(1).map((row) => row.replaceAll(/\s+/g, ' '))).toEqual([
        expect.stringContaining('Hồ sơ giải quyết đúng hạn 91,20 % 89,01–92,99 820'),
        expect.stringContaining('Người được mời đã trả lời 74,63 % 71,54–77,50 820'),
      ]);
    });

    it('mark the break of a series and print the publisher’s figure beside ours', async () => {
      await open(`/units/${ids.surveyedUnit}`);
      await page.getByRole('img', { name: 'Hài lòng với dịch vụ số: theo từng tháng' }).waitFor();
      expect(await page.locator('.plot__break').count()).toBe(1);
      expect(await page.locator('.plot__interval').count()).toBe(27);
      await page.getByText('Xem dạng bảng').click();
      await page.getByRole('columnheader', { name: 'Nơi công bố đã in' }).waitFor();
    });

    it('find a unit without diacritics', async () => {
      await open('/');
      await page.getByRole('searchbox').fill('bac lieu');
      await page.getByRole('heading', { name: 'Đơn vị khớp với “bac lieu”' }).waitFor();
      await page.getByRole('link', { name: 'Phường Bạc Liêu', exact: true }).click();
      await text('Hình thành từ').waitFor();
    });

    it('say which clauses are known from a newspaper only', async () => {
      await open(`/directives/${ids.letter}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.locator('.tag', { hasText: 'theo báo chí' }).count()).toBe(6);
    });

    it('show the title and code of a problem', async () => {
      await open('/units/0199a2f0-0000-7000-8000-999999999999');
      await text('unit-unknown').waitFor();
      await text('Không có đơn vị này').waitFor();
    });

    it('say so when a page was not loaded before the network went away', async () => {
      await open('/');
      await page.getByRole('link', { name: 'Tỉnh Cà Mau' }).waitFor();
      // The browser fetches the service worker for itself: it has to be there before the network goes.
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
      });
      await browser.context.setOffline(true);
      await page.getByRole('link', { name: 'Chỉ đạo' }).click();
      await text('Không có kết nối mạng').waitFor();
      await browser.context.setOffline(false);
      await page.getByRole('button', { name: 'Thử lại' }).click();
      await page.getByRole('heading', { name: 'Văn bản chỉ đạo' }).waitFor();
      expect(complaints.splice(0)).toEqual([expect.stringContaining('OfflineError')]);
    });

    it('can be read again without a network', async () => {
      await open(`/units/${ids.fictionalWard}`);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.reload();
      // Kept once it has been read, behind the reader's back.
      const kept = (path: string) => page.waitForFunction((url) => caches.match(url), path);
      await kept(`/api/scoring/v1/units/${ids.fictionalWard}/figures`);
      await kept(`/api/directive/v1/units/${ids.fictionalWard}`);
      await page.waitForLoadState('networkidle');
      await browser.context.setOffline(true);
      try {
        await page.reload();
        await text(/\d\d,\d\d–\d\d,\d\d/).waitFor();
      } finally {
        await browser.context.setOffline(false);
      }
    });

    it('change language and say so to a screen reader', async () => {
      await open('/');
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Find a unit' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await page.getByRole('button', { name: 'Tiếng Việt' }).click();
      await page.getByRole('heading', { name: 'Tìm một đơn vị' }).waitFor();
    });
  });

  describe('the workspace', () => {
    it('lets a head of unit acknowledge the version that was shown', async () => {
      await signIn('head', '/work/assignments');
      await page.getByRole('button', { name: /^Xác nhận đã nhận: Báo cáo số phiếu/ }).click();
      await page.getByRole('heading', { name: 'Đã xác nhận nhận việc (2)' }).waitFor();
      expect(server.state.assignments[1]).toMatchObject({ status: 'acknowledged', version: 2 });
    });

    it('says so when somebody else changed the task in between', async () => {
      await openAs('head', '/work/assignments');
      const acknowledge = page.getByRole('button', { name: /^Xác nhận đã nhận: Báo cáo số phiếu/ });
      await acknowledge.waitFor();
      const changed = server.state.assignments[1];
      if (changed) server.state.assignments[1] = { ...changed, version: 7 };
      await acknowledge.click();
      await text('vừa được người khác thay đổi').waitFor();
    });

    it('leads from a clause to the case and back', async () => {
      await openAs('office', `/work/clauses/${ids.clause(12)}`);
      await page.locator('.chain').waitFor();
      expect(await page.locator('.chain__step').count()).toBe(6);
      await page
        .getByRole('link', { name: /^Hồ sơ / })
        .last()
        .click();
      await text('không phải hình thức xử lý').waitFor();
      await page.getByRole('link', { name: 'Xem điều của văn bản và cả chuỗi' }).click();
      await page.getByRole('heading', { name: 'Chuỗi của một điều' }).waitFor();
    });

    it('tells the head of a unit what a flag says, point by point, and takes a contest of it', async () => {
      await openAs('head', `/work/cases/${ids.case}`);
      await page.getByRole('heading', { name: 'Cảnh báo nói gì' }).waitFor();
      await text('bất kỳ ít hơn 31 phiếu').waitFor();
      const points = page.getByRole('table', { name: /cộng lại đúng 100/ });
      const lost = await points.locator('[data-label^="Mất, "], [data-label^="Được, "]').allInnerTexts();
      // Five criteria, two quarters: what was brought and lost is 200 points together.
      const sum = lost.reduce((total, cell) => total + Number(cell.replace(',', '.')), 0);
      expect([lost.length, Math.round(sum * 100)]).toEqual([20, 20_000]);
      await page.getByLabel('Vì sao kết quả này chưa đúng?').fill('Hai ngày mất điện, không nhận hồ sơ.');
      await page.getByRole('button', { name: 'Gửi khiếu nại' }).click();
      await text('Đang bị khiếu nại').waitFor();
      expect(server.state.contest).toBe('Hai ngày mất điện, không nhận hồ sơ.');
    });

    it('shows withheld cells as withheld and hands over a CSV file', async () => {
      await openAs('analyst', '/work/query');
      await page.getByRole('button', { name: 'Chạy truy vấn' }).click();
      await page.getByRole('cell', { name: 'Không công bố' }).waitFor();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Tải CSV' }).click();
      expect((await download).suggestedFilename()).toBe('nam-khong-sipas.csv');
    });

    it('asks by official for those who may, and says which channels do not count', async () => {
      await openAs('reviewer', '/work/query');
      await page.getByRole('checkbox', { name: 'Kênh' }).check({ force: true });
      await page.getByRole('checkbox', { name: 'Công chức' }).check({ force: true });
      await text('đúng như đã báo cho chính người đó').waitFor();
      expect(await page.getByRole('checkbox', { name: 'Kênh' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Chạy truy vấn' }).click();
      await page.getByRole('cell', { name: 'Không tính kênh: Máy đánh giá.' }).waitFor();
      await page.getByRole('cell', { name: 'Chưa theo quyết định mới về kênh: Máy đánh giá.' }).waitFor();
      await page.setViewportSize({ width: 360, height: 900 });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
    });

    it('does not offer officials to an analyst', async () => {
      await openAs('analyst', '/work/query');
      await page.getByRole('checkbox', { name: 'Kênh' }).waitFor({ state: 'attached' });
      expect(await page.getByRole('checkbox', { name: 'Công chức' }).count()).toBe(0);
    });

    it('goes on when the token runs out and the provider renews it', async () => {
      server.tokenSeconds = 61;
      await signIn('head', '/work/assignments');
      const asked = () => server.asked.filter((address) => address === '/oidc/token').length;
      while (asked() < 2) await page.waitForTimeout(100);
      await page.getByRole('heading', { name: 'Nhiệm vụ của đơn vị' }).waitFor();
    });

    it('ends with the session', async () => {
      await signIn('reviewer', '/work/cases');
      await page.getByRole('button', { name: 'Đăng xuất' }).click();
      await page.waitForURL(`${server.origin}/`);
      expect(await page.evaluate(() => window.sessionStorage.getItem('nk-session'))).toBeNull();
    });
  });
});
