import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findingFinalisedV1, findingWithdrawnV1, lowFlagEndedV1, lowFlagRaisedV1 } from '@namkhong/contracts';
import type { CaseFileView } from '@namkhong/contracts/http/directive-handling';
import { traceBack } from '@namkhong/contracts/http/directive-trace';
import { v7 } from 'uuid';
import {
  MONDAY,
  REASON,
  at,
  bootCaseWorld,
  first,
  measure,
  notice,
  official,
  second,
  third,
  type CaseWorld,
} from '../testing/case-world.js';

let world: CaseWorld;
beforeAll(async () => {
  world = await bootCaseWorld();
}, 60_000);
afterAll(async () => world.directive.close());
beforeEach(() => world.directive.clock.set(MONDAY));

describe('a case that a flag opened', () => {
  const flag = (flagId: string) => ({
    flagId,
    subject: { kind: 'official' as const, unitId: world.ward.unitId, officialId: world.officialId },
    setCode: 'hai-long',
    setVersion: 1,
    clauseId: null,
    threshold: '60.00',
    evidence: ['2026-Q2', '2026-Q3'].map((quarter) => ({
      quarter,
      n: 120,
      days: 50,
      score: '41.25',
      lower: '37.10',
      upper: '45.40',
      p: '0.000001',
    })),
    conditions: [{ id: 'low', holds: 'yes' as const, reason: 'upper-bound-below-threshold' }],
    lowestCriterion: 'thai-do',
    raisedAt: '2026-11-23T01:00:00.000Z',
    illustrative: true,
  });
  const raise = async () => {
    const flagId = v7();
    await world.directive.receive(lowFlagRaisedV1, flag(flagId));
    let caseId = '';
    await world.directive.eventually(async () => {
      const { items } = (await world.directive.get(third, 'cases?limit=200')).body;
      caseId = items.find((one: CaseFileView) => one.flagId === flagId)?.caseId as string;
      expect(caseId).toBeDefined();
    });
    return { flagId, caseId };
  };
  const end = async (flagId: string, how: 'lapsed' | 'contest-upheld' = 'lapsed') =>
    world.directive.receive(lowFlagEndedV1, {
      flagId,
      subject: flag(flagId).subject,
      end: how,
      reason: 'significant-in-both-quarters',
      supersededBy: null,
      endedAt: '2026-11-23T02:00:00.000Z',
    });

  it('goes the same way, and waits for a person when its flag ends after a decision', async () => {
    const { flagId, caseId } = await raise();
    await world.act(first, caseId, 'notice', notice);
    await world.act(official, caseId, 'replies', { text: 'Tôi đã trả lời.' });
    // The reply stays with the flag's figures, wherever they are shown.
    const answered = await world.directive.get(third, `figure-replies?flagId=${flagId}`);
    expect(answered.body.items).toMatchObject([{ flagId, by: 'official', text: 'Tôi đã trả lời.' }]);
    await world.act(first, caseId, 'proposal', measure('training'));
    await world.act(second, caseId, 'decision', measure('training'));
    await end(flagId, 'contest-upheld');
    await world.directive.eventually(async () => {
      expect(await world.read(caseId)).toMatchObject({
        status: 'decided',
        correctionDue: 'flag-contest-upheld',
        flagEnd: { end: 'contest-upheld' },
      });
    });
    await world.act(third, caseId, 'correction', { outcome: 'annulled', ground: 'flag-ended', ...REASON });
    expect(await world.read(caseId)).toMatchObject({ status: 'annulled', correctionDue: null });
  });

  it('closes with the reason when its flag ends before', async () => {
    const { flagId, caseId } = await raise();
    await world.act(first, caseId, 'notice', notice);
    await end(flagId);
    await world.directive.eventually(async () => {
      expect(await world.read(caseId)).toMatchObject({
        status: 'closed',
        history: expect.arrayContaining([expect.objectContaining({ kind: 'closed', detail: 'flag-lapsed' })]),
      });
    });
    expect((await world.read(caseId)).deadlines.filter(({ stoppedOn }) => stoppedOn === null)).toEqual([]);
  });
});

describe('a case that a final finding opened', () => {
  it('keeps those who found away from it, and follows what becomes of the finding', async () => {
    const { grant } = world.directive.service;
    const drafter = { subject: 'thanh-tra-a' };
    const concluder = { subject: 'thanh-tra-b' };
    for (const { subject } of [drafter, concluder]) {
      await grant(subject, 'inspector');
      await grant(subject, 'reviewer');
    }
    const planned = await world.directive.post(drafter, 'inspections', {
      unitId: world.ward.unitId,
      kind: 'planned',
      title: 'Kiểm tra',
      legalBasis: '17/QĐ-UBKT',
      from: '2026-11-20',
      to: '2026-11-27',
    });
    const { inspectionId } = planned.body as { inspectionId: string };
    await world.directive.post(drafter, `inspections/${inspectionId}/beginning`, {}, at(1));
    const drafted = await world.directive.post(drafter, `inspections/${inspectionId}/findings`, {
      officialCode: 'CB-101',
      no: 2,
      severity: 'minor',
      occurredOn: '2026-11-10',
      summary: 'Không nghe máy.',
      redacted: 'Không nghe máy trong giờ làm việc.',
      evidence: [{ kind: 'record', reference: 'Nhật ký tổng đài', redacted: 'Mười hai cuộc gọi nhỡ.' }],
    });
    const { findingId } = drafted.body as { findingId: string };
    const path = `findings/${findingId}`;
    await world.directive.post(drafter, `${path}/notice`, {}, at(1));
    await world.directive.post(official, `${path}/explanations`, { text: 'Tôi đang họp.' }, at(2));
    await world.directive.post(
      concluder,
      `${path}/conclusion`,
      { outcome: 'substantiated', reason: 'Đủ.' },
      at(3),
    );
    await world.directive.post(official, `${path}/appeals`, { text: 'Không đồng ý.' }, at(4));
    await world.directive.post(
      third,
      `${path}/appeal-decision`,
      { outcome: 'upheld', reason: 'Đủ căn cứ.' },
      at(5),
    );
    const [event] = await world.directive.published(findingFinalisedV1);
    if (event === undefined) throw new Error('the finding is not final');
    await world.directive.receive(findingFinalisedV1, event.data);
    await world.directive.receive(findingFinalisedV1, event.data);
    let caseId = '';
    await world.directive.eventually(async () => {
      const { items } = (await world.directive.get(first, 'cases?limit=200')).body;
      const found = items.filter((one: CaseFileView) => one.findingId === findingId);
      expect(found).toHaveLength(1);
      caseId = found[0].caseId;
    });
    expect(await world.read(caseId)).toMatchObject({
      origin: 'finding',
      flagId: null,
      evidence: [],
      status: 'opened',
    });
    // Until its subject is told, nobody but those who handle cases can find it by its trace either.
    const head = { role: 'unit-head', unitId: world.ward.unitId } as const;
    expect(await world.directive.get(head, `trace?caseId=${caseId}`)).toMatchObject({
      status: 404,
      body: { code: 'case-unknown' },
    });
    for (const who of [drafter, concluder, third]) {
      expect(await world.ask(who, caseId, 'notice', notice)).toMatchObject({
        status: 403,
        body: { code: 'reviewer-barred' },
      });
    }
    await world.act(first, caseId, 'notice', notice);
    const traced = await world.directive.get(head, `trace?caseId=${caseId}`);
    expect(traceBack.parse(traced.body)).toMatchObject({
      links: [
        { kind: 'case', caseId, status: 'noticed' },
        { kind: 'finding', findingId, no: 2, severity: 'minor', state: 'final' },
      ],
      reachesClause: false,
    });
    for (const { href } of traced.body.links) {
      expect((await world.directive.get(head, href.replace('/api/directive/v1/', ''))).status).toBe(200);
    }
    const annul = { outcome: 'annulled', ground: 'court-judgment', reason: 'Bản án.' };
    await world.directive.post(second, `${path}/correction`, annul, at(6));
    const [withdrawn] = await world.directive.published(findingWithdrawnV1);
    if (withdrawn === undefined) throw new Error('the finding is not withdrawn');
    await world.directive.receive(findingWithdrawnV1, withdrawn.data);
    await world.directive.eventually(async () => {
      expect((await world.read(caseId)).status).toBe('closed');
    });
  }, 30_000);
});
