import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { everythingInDatabase } from '@namkhong/service-kit/testing';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { chromiumPath, runsInCi } from '../testing/environment.js';
import { dossierOf, postOf, setOf, unitOf } from '../testing/fixtures.js';
import { servePortal } from '../testing/serve-portal.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

// A browser and a build beside other suites on two cores take their time.
jest.setTimeout(120_000);

const describeInChromium = chromiumPath === null && !runsInCi ? describe.skip : describe;
const ward = unitOf('W-1', { name: 'Phường Một' });
const commune = unitOf('W-2', { name: 'Xã Hai' });
const posts = [postOf('CB-1', ward), postOf('CB-2', ward), postOf('CB-3', commune)];
const told = 'trình duyệt này giữ một số ngẫu nhiên';

describeInChromium('one browser at one official, in Chromium (CHROMIUM_PATH)', () => {
  let feedback: TestFeedback;
  let portal: Awaited<ReturnType<typeof servePortal>>;
  let browser: Browser;
  let mine: BrowserContext;
  let tokens: string[] = [];
  const lines: string[] = [];
  const sent: string[] = [];

  beforeAll(async () => {
    if (chromiumPath === null) throw new Error('CI=true, but CHROMIUM_PATH names no browser');
    feedback = await startFeedback('2026-11-23T03:00:00Z', { logged: (line) => lines.push(line) });
    await feedback.learn({
      units: [ward, commune],
      posts,
      sets: [setOf('sipas', 1, '2026-01-01', ['access'])],
    });
    const officials = ['CB-1', 'CB-1', 'CB-1', 'CB-2', null];
    const dossiers = [
      ...officials.map((officialCode, n) => dossierOf(n + 1, 'W-1', { officialCode })),
      dossierOf(6, 'W-2', { officialCode: 'CB-3' }),
    ];
    const { body } = await feedback.post('/dossiers', { dossiers }, { as: 'operator' });
    tokens = (body as { ballots: { token: string }[] }).ballots.map(({ token }) => token);
    portal = await servePortal(feedback.url);
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    });
    mine = await visitor();
  });
  afterAll(async () => {
    await browser.close();
    await portal.stop();
    await feedback.stop();
  });

  async function visitor(): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } });
    context.setDefaultTimeout(20_000);
    return context;
  }

  /** @returns what the page said, what the browser keeps afterwards, and the device in the signal of this rating */
  async function rate(context: BrowserContext, token = '') {
    const page = await context.newPage();
    page.on('request', (request) => {
      const name = request.headers()['nk-device'];
      if (name !== undefined) sent.push(name);
    });
    await page.goto(`${portal.origin}/rate/#${token}`);
    await page.getByLabel('Hài lòng', { exact: true }).first().check({ force: true });
    const said = (await page.locator('main').textContent()) ?? '';
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await page.getByRole('heading', { name: 'Cảm ơn bạn' }).waitFor();
    const kept = await page.evaluate<Record<string, string>>('({ ...localStorage })');
    await page.close();
    const signal = (await feedback.published('namkhong.feedback.rating-signalled.v1')).at(-1);
    return { said, kept, device: signal?.['device'] };
  }

  it('keeps and sends nothing where no official is rated', async () => {
    const { said, kept, device } = await rate(mine, tokens[4]);
    expect([said.includes(told), kept, device, sent]).toEqual([false, {}, null, []]);
  });

  it('is recognised there, at nobody else, and no other browser is taken for it', async () => {
    const first = await rate(mine, tokens[0]);
    const second = await rate(mine, tokens[1]);
    const other = await rate(await visitor(), tokens[2]);
    const colleague = await rate(mine, tokens[3]);
    const elsewhere = await rate(mine, tokens[5]);
    expect(first.said).toContain(told);
    expect(first.device).toMatch(/^[\w-]{43}$/);
    expect(second.device).toBe(first.device);
    const others = [other, colleague, elsewhere].map(({ device }) => device);
    expect(new Set([first.device, ...others]).size).toBe(4);
    // What left the browser is one name at the ward and another at the commune.
    expect(sent[1]).toBe(sent[0]);
    expect(new Set(sent).size).toBe(3);
  });

  it('leaves its number and its name in no table, event or line of the log, and sets no cookie', async () => {
    const page = await mine.newPage();
    await page.goto(`${portal.origin}/rate/`);
    const kept = await page.evaluate<Record<string, string>>('({ ...localStorage })');
    expect(Object.keys(kept)).toEqual(['nk-device']);
    const { number } = JSON.parse(kept['nk-device'] ?? '') as { number: string };
    const left = [
      await everythingInDatabase(feedback.databases.own),
      await everythingInDatabase(feedback.databases.bus),
      lines.join('\n'),
    ];
    expect(left[0]).toContain('rating-signalled');
    expect(left[2]).toContain('/api/feedback/v1/ratings');
    for (const mark of [number, ...sent]) {
      expect(mark).toMatch(/^[0-9a-f]{32}$/);
      const forms = [mark, Buffer.from(mark).toString('hex'), Buffer.from(mark, 'hex').toString('base64url')];
      for (const form of forms) expect(left.filter((text) => text.includes(form))).toEqual([]);
    }
    expect(await mine.cookies()).toEqual([]);
  });
});
