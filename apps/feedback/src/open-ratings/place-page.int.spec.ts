import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { servicePointRecordedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { chromium, type Browser, type Page } from 'playwright-core';
import { v7 } from 'uuid';
import { chromiumPath, runsInCi } from '../testing/environment.js';
import { setOf, unitOf } from '../testing/fixtures.js';
import { servePortal } from '../testing/serve-portal.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

// A browser and a build beside other suites on two cores take their time.
jest.setTimeout(120_000);

const describeInChromium = chromiumPath === null && !runsInCi ? describe.skip : describe;
const ward = unitOf('W-1', { name: 'Phường Một', illustrative: true });
const code = 'Quầy Đất đai 1';

describeInChromium('the page behind a code on the wall, in Chromium (CHROMIUM_PATH)', () => {
  let feedback: TestFeedback;
  let portal: Awaited<ReturnType<typeof servePortal>>;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    if (chromiumPath === null) throw new Error('CI=true, but CHROMIUM_PATH names no browser');
    feedback = await startFeedback('2026-11-23T03:00:00Z');
    await feedback.learn({ units: [ward], sets: [setOf('sipas', 1, '2026-01-01', ['access', 'result'])] });
    await feedback.publish(servicePointRecordedV1, {
      servicePointId: v7(),
      code,
      name: 'Quầy đất đai',
      kind: 'counter',
      pointId: null,
      units: [{ unitId: ward.unitId, validFrom: null, validTo: null }],
      validFrom: '2026-01-01',
      validTo: null,
      illustrative: true,
    });
    await eventually(async () =>
      expect(await feedback.sql('select 1 from directory_service_point')).toHaveLength(1),
    );
    portal = await servePortal(feedback.url);
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    });
    const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } });
    context.setDefaultTimeout(20_000);
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
  });
  afterAll(async () => {
    await browser.close();
    await portal.stop();
    await feedback.stop();
  });

  const open = (point: string) => page.goto(`${portal.origin}/rate/?point=${encodeURIComponent(point)}`);
  const send = () => page.getByRole('button', { name: 'Gửi đánh giá' }).click();

  it('asks without a ballot, works for it unseen, and gives a receipt that proves it counts', async () => {
    await open(code);
    await page.getByText('Về việc phục vụ tại Quầy đất đai, Phường Một.').waitFor();
    await page.getByText('Số liệu minh họa').waitFor();
    await page.getByLabel('Hài lòng', { exact: true }).first().check({ force: true });
    await send();
    await page.getByRole('heading', { name: 'Cảm ơn bạn' }).waitFor();
    const receipt = await page.locator('.rate__receipt').textContent();
    const state = await feedback.get('/rating', { headers: { 'nk-receipt': receipt ?? '' } });
    expect(state.body).toMatchObject({ state: 'counted', assurance: 'open', channel: 'qr' });
    const [cast] = await feedback.published('namkhong.feedback.rating-cast.v1');
    expect(cast).toMatchObject({ levels: { access: 4 }, servicePoint: 'quay-dat-dai-1', officialId: null });
  });

  it('asks nobody but the platform, keeps nothing on the device, and complains of nothing', async () => {
    expect(asked.filter((address) => !address.startsWith(portal.origin))).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual([]);
    expect(complaints).toEqual([]);
    // The work comes after the questions: what the page needs at first does not hold it.
    const questions = asked.findIndex((address) => address.includes('/service-points/'));
    expect(asked.findIndex((address) => /prove-[^/]*\.js/.test(address))).toBeGreaterThan(questions);
  });

  it('works again where somebody thought for more than ten minutes', async () => {
    await open(code);
    await page.getByLabel('Rất hài lòng').first().check({ force: true });
    await page.waitForFunction(
      'performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/challenges"))',
    );
    feedback.clock.set(new Date('2026-11-23T03:11:00Z'));
    await send();
    await page.getByRole('heading', { name: 'Cảm ơn bạn' }).waitFor();
    expect(await feedback.published('namkhong.feedback.rating-cast.v1')).toHaveLength(2);
  });

  it('asks further along the branches that the answers lead to, and sends those alone', async () => {
    const options = (...labels: string[]) =>
      labels.map((label, index) => ({ code: `o${index + 1}`, label: { vi: label, en: label } }));
    const question = (code: string, vi: string, askedWhen: object[], labels: string[]) => ({
      ...{ code, question: { vi, en: vi }, choose: code === 'why' ? 'several' : 'one', askedWhen },
      options: options(...labels),
    });
    const form = {
      ...{
        unitId: ward.unitId,
        validFrom: '2026-11-24',
        title: { vi: 'Đi lại', en: 'Trips' },
        basis: '1/KH',
      },
      questions: [
        question(
          'trips',
          'Phải đi mấy lần?',
          [{ criterion: 'access', atLeast: 1, atMost: 3 }],
          ['Một lần', 'Nhiều lần'],
        ),
        question('why', 'Vì sao?', [{ question: 'trips', isOneOf: ['o2'] }], ['Thiếu giấy tờ', 'Đông người']),
      ],
    };
    expect((await feedback.post('/forms', form, { as: 'committee-office' })).status).toBe(201);
    feedback.clock.set(new Date('2026-11-24T03:00:00Z'));
    await open(code);
    const trips = page.getByRole('group', { name: 'Phải đi mấy lần?' });
    const why = page.getByRole('group', { name: 'Vì sao?' });
    await page.getByLabel('Rất hài lòng').first().check({ force: true });
    expect([await trips.isVisible(), await why.isVisible()]).toEqual([false, false]);
    await page.getByLabel('Không hài lòng', { exact: true }).first().check({ force: true });
    await trips.getByLabel('Nhiều lần').check({ force: true });
    await why.getByLabel('Đông người').check({ force: true });
    await why.getByLabel('Thiếu giấy tờ').check({ force: true });
    await trips.getByLabel('Một lần').check({ force: true });
    expect(await why.isVisible()).toBe(false);
    await send();
    await page.getByRole('heading', { name: 'Cảm ơn bạn' }).waitFor();
    expect(await feedback.sql('select answers from further_answer')).toEqual([
      { answers: { trips: ['o1'] } },
    ]);
  });

  it('says in plain words that a code is of no place', async () => {
    await open('không có');
    await page.getByRole('heading', { name: 'Không có nơi phục vụ này' }).waitFor();
  });
});
