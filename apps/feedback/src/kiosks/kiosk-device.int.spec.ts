import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@namkhong/service-kit/testing';
import type { Result } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumPath, runsInCi } from '../testing/environment.js';
import { setOf, unitOf } from '../testing/fixtures.js';
import { servePortal } from '../testing/serve-portal.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';
import { countWaiting, markedLevel, runAxe, searchVault, tamper } from '../testing/vault-scripts.js';

// A browser and a build beside other suites on two cores take their time.
jest.setTimeout(120_000);

const describeInChromium = chromiumPath === null && !runsInCi ? describe.skip : describe;
const ward = unitOf('H05.1', { illustrative: true });
const dayMs = 86_400_000;
const monday = new Date('2026-11-23T01:00:00Z');

describeInChromium('a kiosk in Chromium (CHROMIUM_PATH), before the real service', () => {
  let feedback: TestFeedback;
  let portal: Awaited<ReturnType<typeof servePortal>>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    if (chromiumPath === null) throw new Error('CI=true, but CHROMIUM_PATH names no browser');
    feedback = await startFeedback(monday.toISOString());
    await feedback.learn({ units: [ward], sets: [setOf('sipas', 1, '2026-01-01', ['access', 'attitude'])] });
    portal = await servePortal(feedback.url);
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    });
    context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(20_000);
    page = await context.newPage();
    await page.clock.install({ time: monday });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(async () => {
    await browser.close();
    await portal.stop();
    await feedback.stop();
  });

  const cast = () => feedback.published('namkhong.feedback.rating-cast.v1');
  const countByDay = (days: readonly unknown[]) =>
    Object.fromEntries([...Map.groupBy(days, (day) => day)].map(([day, all]) => [day, all.length]));
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  /** As a person: a level for each question, send, and the screen is as before. */
  const rate = async (access: string, attitude: string) => {
    await page.getByRole('heading', { name: 'Câu hỏi access' }).waitFor();
    await button(access).click();
    await page.getByRole('heading', { name: 'Câu hỏi attitude' }).waitFor();
    await button(attitude).click();
    await button('Gửi đánh giá').click();
    await page.getByRole('heading', { name: 'Cảm ơn bạn' }).waitFor();
    await page.clock.fastForward(4_000);
    await page.getByRole('heading', { name: 'Câu hỏi access' }).waitFor();
  };
  const waiting = () => page.evaluate<number>(countWaiting);
  const heartbeat = () => page.clock.fastForward(300_000);

  it('is enrolled by a code, and asks what is in force', async () => {
    await page.goto(`${portal.origin}/kiosk`);
    await page.getByRole('heading', { name: 'Kích hoạt máy' }).waitFor();
    const place = { unitId: ward.unitId, servicePoint: 'hall' };
    const { body } = await feedback.post('/kiosks/codes', place, { as: 'operator' });
    await page.getByLabel('Mã kích hoạt').fill(body.code as string);
    await button('Kích hoạt').click();
    await rate('Rất hài lòng', 'Bình thường');
    await eventually(async () => expect(await cast()).toHaveLength(1));
    expect(await cast()).toMatchObject([
      { levels: { access: 5, attitude: 3 }, day: '2026-11-23', channel: 'kiosk', assurance: 'open' },
    ]);
  });

  it('counts three days without network, switched off in between, once', async () => {
    await page.locator('#kiosk[data-starts-offline=true]').waitFor();
    await portal.pull();
    const levels = [
      'Rất không hài lòng',
      'Không hài lòng',
      'Bình thường',
      'Hài lòng',
      'Rất hài lòng',
    ] as const;
    for (const day of [1, 2, 3]) {
      await page.clock.fastForward(dayMs);
      // Somebody pulled the plug over night: it starts by itself, without a network.
      await page.reload();
      for (const nth of [0, 1]) await rate(levels[day] ?? '', levels[nth] ?? '');
    }
    expect(await waiting()).toBe(6);

    feedback.clock.set(new Date(monday.getTime() + 3 * dayMs));
    await portal.plugIn();
    // The first answer is lost on the way: the service has everything, and the device does not know.
    portal.loseAnswers(1);
    await heartbeat();
    await eventually(async () => expect(await cast()).toHaveLength(7));
    expect(await waiting()).toBe(6);
    await heartbeat();
    await eventually(async () => expect(await waiting()).toBe(0));
    await heartbeat();

    const ratings = await cast();
    expect(countByDay(ratings.map(({ day }) => day))).toEqual({
      '2026-11-23': 1,
      '2026-11-24': 2,
      '2026-11-25': 2,
      '2026-11-26': 2,
    });
    expect(new Set(ratings.map(({ ratingId }) => ratingId)).size).toBe(7);
  });

  it('keeps its answers sealed under keys that no script can read', async () => {
    await portal.pull();
    await rate('Hài lòng', 'Hài lòng');
    const found = await page.evaluate<{ sealed: string }>(searchVault);
    expect(found).toMatchObject({ signingKeyHidden: true, sealingKeyHidden: true, localStorage: [] });
    expect(found.sealed).not.toMatch(/eyJ|levels|access/);
    expect(await context.cookies()).toEqual([]);
  });

  it('cannot have what waits on it exchanged: that is missing then, is told, and what follows is taken', async () => {
    await page.evaluate(tamper);
    await rate('Không hài lòng', 'Không hài lòng');
    await portal.plugIn();
    await heartbeat();
    await eventually(async () => expect(await cast()).toHaveLength(8));
    const [kiosk] = (await feedback.get(`/kiosks?unitId=${ward.unitId}`, { as: 'operator' })).body.items;
    expect(kiosk).toMatchObject({ health: 'gap', openGaps: 1, refused: 0 });
    const { gaps } = (await feedback.get(`/kiosks/${kiosk.kioskId}/gaps`, { as: 'operator' })).body;
    expect(gaps).toMatchObject([{ missing: 1, filledOn: null }]);
  });

  it('is for everybody: language, large text, contrast, one switch, and as before for the next', async () => {
    await button('English').click();
    await page.getByRole('heading', { name: 'Question access' }).waitFor();
    for (const aid of ['Large text', 'High contrast']) await button(aid).click();
    expect(await page.locator('#kiosk').getAttribute('data-large')).toBe('true');
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
    await page.evaluate(axe);
    const serious = await page.evaluate<Pick<Result, 'id'>[]>(runAxe);
    expect(serious).toEqual([]);

    // One switch: the mark moves by itself, and any key means what is marked.
    await button('One switch').click();
    const marked = () => page.evaluate<string>(markedLevel);
    for (let step = 0; step < 20 && (await marked()) !== '2'; step += 1) await page.clock.runFor(1_600);
    expect(await marked()).toBe('2');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Question attitude' }).waitFor();

    // Whoever walked away left nothing behind.
    await page.clock.runFor(31_000);
    await page.getByRole('heading', { name: 'Câu hỏi access' }).waitFor();
    expect(await page.locator('#kiosk').getAttribute('data-large')).toBe('false');
    expect(complaints).toEqual([]);
  });

  it('says that it is closed once it was revoked', async () => {
    const [kiosk] = (await feedback.get(`/kiosks?unitId=${ward.unitId}`, { as: 'operator' })).body.items;
    await feedback.post(
      `/kiosks/${kiosk.kioskId}/revocation`,
      { reason: 'moved' },
      { as: 'operator', headers: { 'if-match': `"${kiosk.version}"` } },
    );
    await heartbeat();
    await page.getByRole('heading', { name: 'ngừng sử dụng' }).waitFor();
  });
});
