import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { quarterFigurePublishedV1 } from '@namkhong/contracts';
import type { FigureReplyView } from '@namkhong/contracts/http/directive-replies';
import { v7 } from 'uuid';
import type { Asker } from '../testing/booted-directive.js';
import {
  bootCaseWorld,
  colleague,
  first,
  head,
  notice,
  official,
  type CaseWorld,
} from '../testing/case-world.js';

let world: CaseWorld;
const publicationId = v7();

beforeAll(async () => {
  world = await bootCaseWorld();
  await world.directive.receive(quarterFigurePublishedV1, {
    publicationId,
    unitId: world.ward.unitId,
    setCode: 'sipas',
    setVersions: [1],
    quarter: '2026-Q3',
    n: 130,
    score: '50.00',
    lower: '46.00',
    upper: '54.00',
    criteria: [],
    publishedAt: '2026-10-05T02:00:00.000Z',
    illustrative: true,
  });
  await world.directive.eventually(async () => {
    const answer = await say(head, { text: 'Quý này phường thiếu hai người do nghỉ thai sản.' });
    expect(answer.status).toBe(201);
  });
}, 60_000);
afterAll(async () => world.directive.close());

const say = (who: Asker, over = {}) =>
  world.directive.post(who, 'figure-replies', {
    publicationId,
    of: 'unit',
    unitId: world.ward.unitId,
    text: 'Đơn vị đã bố trí thêm người.',
    ...over,
  });
const texts = (items: readonly FigureReplyView[]) => items.map(({ text }) => text);

describe('a reply to a figure', () => {
  it.each([
    [official, {}, 403, 'not-the-subject'],
    [head, { of: 'official' }, 403, 'not-the-subject'],
    [head, { publicationId: v7() }, 404, 'publication-unknown'],
    [head, { text: 'Xin gọi 0912345678 để biết thêm.' }, 422, 'redaction-incomplete'],
    [head, { text: ' ' }, 422, 'input-invalid'],
  ])('by %j with %j is refused with %i %s', async (who, over, status, code) => {
    expect(await say(who, over)).toMatchObject({ status, body: { code } });
  });

  it('of a unit is as public as its figure', async () => {
    const shown = await world.directive.get(
      null,
      `units/${world.ward.unitId}/figure-replies?publicationId=${publicationId}`,
    );
    expect(shown.body.items).toMatchObject([
      { publicationId, unitId: world.ward.unitId, officialId: null, by: 'unit-head', illustrative: true },
    ]);
    expect(JSON.stringify(shown.body)).not.toMatch(/truong-phuong/);
  });

  it('of an official is seen by them, by those who see the figure, and by nobody else', async () => {
    const text = 'Tôi nhận thay việc của người nghỉ.';
    expect(await say(official, { of: 'official', text })).toMatchObject({
      status: 201,
      body: { officialId: world.officialId, by: 'official' },
    });
    const of = async (who: Asker, path: string) =>
      texts((await world.directive.get(who, path)).body.items as FigureReplyView[]);
    expect(await of(official, 'officials/me/figure-replies')).toContain(text);
    expect(await of(colleague, 'officials/me/figure-replies')).not.toContain(text);
    for (const who of [head, first]) {
      expect(await of(who, `figure-replies?publicationId=${publicationId}`)).toContain(text);
    }
    expect(await of(null, `units/${world.ward.unitId}/figure-replies`)).not.toContain(text);
    expect(await world.directive.get(official, 'figure-replies')).toMatchObject({ status: 403 });
  });

  it('in a case that no flag opened answers no figure', async () => {
    const caseId = await world.open();
    await world.act(first, caseId, 'notice', notice);
    const text = 'Trả lời trong hồ sơ, không phải về chỉ số.';
    await world.act(official, caseId, 'replies', { text });
    const all = (await world.directive.get(first, 'figure-replies?limit=200')).body.items;
    expect(texts(all as FigureReplyView[])).not.toContain(text);
  });
});
