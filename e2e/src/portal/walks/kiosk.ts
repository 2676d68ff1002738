import { expect, it } from '@jest/globals';
import { kioskAnswer, kioskCode, kioskGaps, kiosk } from '@namkhong/contracts/http/feedback-kiosks';
import { page as pageOf } from '@namkhong/contracts/http/page';
import { watermark } from '@namkhong/contracts/http/scoring';
import { addDays } from '@namkhong/domain';
import { demoUnit, eventually } from '@namkhong/nk';
import type { Request } from 'playwright-core';
import { findUnit } from '../../journeys/find-unit.js';
import type { RunningPortal } from '../running-portal.js';
import { readSigned, type SignedRecord } from '../signed-records.js';

const dayMs = 86_400_000;
const heartbeatMs = 300_000;
/** What the person of each day away answers. */
const answers = ['Rất không hài lòng', 'Hài lòng', 'Rất hài lòng'] as const;

/** A kiosk through the gateway, from its code to the index, with three days without network in between. */
export function walkAsKiosk(portal: RunningPortal): void {
  it('counts what a kiosk was told in three days without network once, in order, and nothing when it is sent again', async () => {
    const { page, context, operator, citizen } = portal;
    const unitId = await findUnit({ citizen }, demoUnit.name, demoUnit.code);
    // The device's days pass before ours, so that its clock is right when it comes back and beats twice.
    await page.clock.install({ time: Date.now() - answers.length * dayMs - 2 * heartbeatMs });
    const counted = async () => (await operator.call('/api/scoring/v1/watermark', watermark)).ratings;
    const before = await counted();

    const sent: Request[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/messages')) sent.push(request);
    });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const rate = async (level: string) => {
      const send = button('Gửi đánh giá');
      for (;;) {
        await button(level).or(send).first().waitFor();
        if (await send.isVisible()) break;
        const asked = await page.getByRole('heading', { level: 1 }).innerText();
        await button(level).click();
        await page
          .getByRole('heading', { level: 1, name: asked, exact: true })
          .waitFor({ state: 'detached' });
      }
      await send.click();
      await page.getByRole('heading', { name: 'Cảm ơn bạn' }).waitFor();
      await page.clock.fastForward(4_000);
    };

    const { code } = await operator.call('/api/feedback/v1/kiosks/codes', kioskCode, {
      json: { unitId, servicePoint: 'offline-hall' },
    });
    await page.goto('/kiosk');
    await page.getByLabel('Mã kích hoạt').fill(code);
    await button('Kích hoạt').click();
    await rate('Bình thường');
    await eventually('the first answer in the cells', async () =>
      (await counted()) === before + 1 ? true : undefined,
    );
    await page.locator('#kiosk[data-starts-offline=true]').waitFor();

    await context.setOffline(true);
    for (const answer of answers) {
      await page.clock.fastForward(dayMs);
      // Somebody pulled the plug over night: it starts by itself, without a network.
      await page.reload();
      await rate(answer);
    }
    await context.setOffline(false);
    await page.clock.fastForward(heartbeatMs);
    const total = 1 + answers.length;
    await eventually('everything in the cells', async () =>
      (await counted()) === before + total ? true : undefined,
    );

    const message = lastWithRecords(sent);
    const records = message.records.map(readSigned);
    expect(records.map(({ seq }) => seq)).toEqual(Array.from({ length: total - 1 }, (_, index) => index + 2));
    expect(records.slice(1).map(({ previous }) => previous)).toEqual(
      records.slice(0, -1).map(({ hash }) => hash),
    );
    const { kiosk: kioskId, day: firstDay } = records[0] as SignedRecord;
    expect(records.map(({ day }) => day)).toEqual(answers.map((_, nth) => addDays(firstDay, nth)));

    for (let again = 0; again < 2; again += 1) {
      const answer = await citizen.call(`/api/feedback/v1/kiosks/${kioskId}/messages`, kioskAnswer, {
        json: message,
      });
      expect(answer).toMatchObject({ taken: 0, repeated: total - 1, refused: [], gaps: [] });
    }
    // A rating that is cast afterwards is counted after whatever was sent before it.
    await rate('Bình thường');
    await page.clock.fastForward(heartbeatMs);
    await eventually('the last answer in the cells', async () =>
      (await counted()) > before + total ? true : undefined,
    );
    expect(await counted()).toBe(before + total + 1);

    const { items } = await operator.call(`/api/feedback/v1/kiosks?unitId=${unitId}`, pageOf(kiosk));
    expect(items.find((each) => each.kioskId === kioskId)).toMatchObject({
      health: 'in-order',
      backlog: 'none',
      openGaps: 0,
      refused: 0,
    });
    expect(await operator.call(`/api/feedback/v1/kiosks/${kioskId}/gaps`, kioskGaps)).toEqual({
      gaps: [],
      unsent: null,
    });
  });
}

interface Message {
  readonly status: string;
  readonly records: readonly string[];
}

/** Heartbeats carry no records; whatever was not answered is sent again with all that waits. */
function lastWithRecords(sent: readonly Request[]): Message {
  const messages = sent.map((request) => request.postDataJSON() as Message);
  const full = messages.findLast(({ records }) => records.length > 0);
  if (!full) throw new Error('the kiosk sent no records');
  return full;
}
