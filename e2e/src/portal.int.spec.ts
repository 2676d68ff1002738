import { chromiumFlags, type RunningPlatform, type Teardown } from '@namkhong/infra-local';
import { ApiClient, demoUnit } from '@namkhong/nk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it, jest } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { closeDossier } from './journeys/close-dossier.js';
import { readPublishedMonths, ukServices } from './journeys/published-data.js';
import { readToldFigures } from './journeys/told-figures.js';
import { chromiumPath, runsInCi } from './testing/environment.js';
import { temporaryPlatform } from './testing/temporary-platform.js';

jest.setTimeout(60_000);
const describeInChromium = chromiumPath === null && !runsInCi ? describe.skip : describe;

describeInChromium('the portal of a running platform (CHROMIUM_PATH)', () => {
  let platform: RunningPlatform;
  let teardown: Teardown;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    if (chromiumPath === null) throw new Error('CI=true, but CHROMIUM_PATH names no browser');
    ({ platform, teardown } = await temporaryPlatform());
    const citizen = new ApiClient(platform.origin, undefined);
    await readToldFigures({ citizen });
    for (const service of ukServices) await readPublishedMonths({ citizen }, service);
    browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumFlags] });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await teardown.run();
  }, 60_000);

  beforeEach(async () => {
    context = await browser.newContext({ baseURL: platform.origin, locale: 'vi-VN' });
    context.setDefaultTimeout(15_000);
    page = await context.newPage();
  });
  afterEach(async () => context.close());

  const text = (words: string | RegExp) => page.getByText(words).first();

  async function logIn(login: string, path: string): Promise<void> {
    const account = platform.accounts.find((candidate) => candidate.login === login);
    if (!account) throw new Error(`there is no account ${login}`);
    await page.goto(path);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByLabel('Tên đăng nhập').fill(account.login);
    await page.getByLabel('Mật khẩu').fill(account.password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  }

  async function findUnit(words: string, name: string): Promise<void> {
    await page.goto('/');
    await page.getByRole('searchbox').fill(words);
    await page.getByRole('link', { name }).click();
  }

  it('lets a citizen rate a service once, without an account', async () => {
    const token = await closeDossier(new ApiClient(platform.origin, platform.nkClientSecret));
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
    await findUnit('sen hong', demoUnit.name);
    await text(/\d\d,\d\d–\d\d,\d\d/).waitFor();
    await text('Số liệu minh họa.').waitFor();
  });

  it('marks the break of series where a publisher changed the method', async () => {
    await findUnit('deputy', 'Deputy reporting (Office of the Public Guardian)');
    await page.locator('.plot__break').waitFor();
  });

  it('lets the head of a unit read a task from the SMS and acknowledge it', async () => {
    await page.goto('/phone');
    await text(/Nam Khong/i).waitFor();
    await logIn('unit-head', '/work/assignments');
    await page.getByRole('button', { name: /^Xác nhận đã nhận: Quán triệt/ }).click();
    await page.getByRole('heading', { name: /Đã xác nhận/ }).waitFor();
  });

  it('leads a reviewer to the case that the flag opened', async () => {
    await logIn('reviewer', '/work/cases');
    await page.getByRole('link', { name: 'Xem hồ sơ' }).click();
    await text('không phải hình thức xử lý').waitFor();
    await text('CB-MH-102').waitFor();
  });
});
