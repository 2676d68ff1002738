import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  criteriaSetPublishedV1,
  figurePublishedV1,
  lowFlagEndedV1,
  lowFlagRaisedV1,
  type DataOf,
  assignmentIssuedV1,
  caseOpenedV1,
  postRecordedV1,
} from '@namkhong/contracts';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';

let directive: BootedDirective;
let unit: { unitId: string }, other: { unitId: string };
let clauseId: string;

beforeAll(async () => {
  directive = await bootDirective();
  unit = await directive.addUnit('MH-01', 'Phường Sen Hồng', { illustrative: true });
  other = await directive.addUnit('00002', 'Xã Hai');
  await directive.addPost('CB-MH-101', 'MH-01', 'staff');
  const issued = await directive.addDirective('01-CT/MH', 'issued', 2);
  clauseId = issued.clauses[1]?.clauseId ?? '';
});
afterAll(async () => directive.close());

const quarterOf = (quarter: string) => ({
  quarter,
  n: 120,
  days: 50,
  score: '41.25',
  lower: '37.10',
  upper: '45.40',
  p: '0.000001',
});

async function flag(
  change: Partial<DataOf<typeof lowFlagRaisedV1>> = {},
): Promise<DataOf<typeof lowFlagRaisedV1>> {
  const [post] = await directive.published(postRecordedV1);
  return {
    flagId: v7(),
    subject: { kind: 'official', unitId: unit.unitId, officialId: post?.data.officialId as string },
    setCode: 'hai-long',
    setVersion: 1,
    clauseId,
    threshold: '60.00',
    evidence: [quarterOf('2026-Q2'), quarterOf('2026-Q3')],
    conditions: [{ id: 'low-in-both-quarters', holds: 'yes', reason: 'upper-bound-below-threshold' }],
    lowestCriterion: 'thai-do',
    raisedAt: '2026-11-23T01:00:00.000Z',
    illustrative: true,
    ...change,
  };
}

describe('a low flag', () => {
  it('opens one case however often it comes, and asks the unit for a plan', async () => {
    const raised = await flag();
    await directive.receive(lowFlagRaisedV1, raised);
    await directive.receive(lowFlagRaisedV1, raised);
    const next = await flag({ subject: { kind: 'unit', unitId: other.unitId }, clauseId: null });
    await directive.receive(lowFlagRaisedV1, next);
    await directive.eventually(async () => {
      expect((await directive.get('reviewer', 'cases')).body.items).toHaveLength(2);
    });
    const opened = await directive.published(caseOpenedV1);
    expect(opened.filter(({ data }) => data.flagId === raised.flagId)).toHaveLength(1);
    const event = opened.find(({ data }) => data.flagId === raised.flagId);
    expect(event?.data.openedAt).toBe('2026-11-23T03:00:00.000Z');
    const told = (await directive.published(assignmentIssuedV1)).find(
      ({ data }) => data.caseId === event?.data.caseId,
    );
    expect(told?.causationId).toMatch(/^[0-9a-f-]{36}$/);
    expect([told?.causationId, told?.correlationId]).toEqual([event?.causationId, event?.correlationId]);

    const found = await directive.get('inspector', `cases/${event?.data.caseId as string}`);
    expect(found.body).toMatchObject({
      flagId: raised.flagId,
      subject: raised.subject,
      officialCode: 'CB-MH-101',
      unitName: 'Phường Sen Hồng',
      status: 'opened',
      threshold: '60.00',
      evidence: raised.evidence,
      conditions: raised.conditions,
      illustrative: true,
      assignment: {
        assignmentId: event?.data.assignmentId,
        kind: 'rectification',
        clauseId,
        directiveNumber: '01-CT/MH',
        title: 'Lập và thực hiện kế hoạch cải thiện tiêu chí mất nhiều điểm nhất',
        // 15 working days after Monday 23 November 2026; Tuesday 24 is free.
        dueOn: '2026-12-15',
        status: 'issued',
      },
    });
    const issued = await directive.published(assignmentIssuedV1);
    expect(issued.filter(({ data }) => data.kind === 'rectification')).toHaveLength(2);
  });

  it('goes to the dead letters where its unit does not exist, and the next one is handled', async () => {
    await directive.receive(lowFlagRaisedV1, await flag({ subject: { kind: 'unit', unitId: v7() } }));
    const next = await flag({ flagId: v7() });
    await directive.receive(lowFlagRaisedV1, next);
    await directive.eventually(async () => {
      const { items } = (await directive.get('reviewer', 'cases')).body;
      expect(items.map(({ flagId }: { flagId: string }) => flagId)).toContain(next.flagId);
      expect(items).toHaveLength(3);
    }, 60_000);
  }, 70_000);
});

describe('the end of a flag', () => {
  it('is told by its case, once, and a flag without a case is nobody’s', async () => {
    const raised = await flag({ subject: { kind: 'unit', unitId: unit.unitId }, clauseId: null });
    await directive.receive(lowFlagRaisedV1, raised);
    const { flagId, subject } = raised;
    const ended = { flagId, subject, reason: 'significant-in-both-quarters', supersededBy: null } as const;
    for (const each of [
      { ...ended, flagId: v7(), end: 'lapsed', endedAt: '2026-11-23T02:00:00.000Z' },
      { ...ended, end: 'lapsed', endedAt: '2026-11-23T02:00:00.000Z' },
      { ...ended, end: 'contest-upheld', endedAt: '2026-11-23T02:30:00.000Z' },
    ] as const) {
      await directive.receive(lowFlagEndedV1, each);
    }
    await directive.eventually(async () => {
      const { items } = (await directive.get('reviewer', 'cases')).body;
      const found = items.find((one: { flagId: string }) => one.flagId === flagId);
      expect(found).toMatchObject({
        // Nothing was decided, so nothing is left to decide.
        status: 'closed',
        flagEnd: {
          end: 'lapsed',
          reason: 'significant-in-both-quarters',
          endedAt: '2026-11-23T02:00:00.000Z',
        },
      });
      expect(items.filter((one: { flagEnd: unknown }) => one.flagEnd !== null)).toHaveLength(1);
    });
  });
});

describe('reading cases', () => {
  it('is narrowed to the caller’s units', async () => {
    expect(
      (await directive.get({ role: 'reviewer', unitId: other.unitId }, 'cases')).body.items,
    ).toHaveLength(1);
    const [{ caseId }] = (await directive.get({ role: 'reviewer', unitId: unit.unitId }, 'cases')).body.items;
    expect(await directive.get({ role: 'reviewer', unitId: other.unitId }, `cases/${caseId}`)).toMatchObject({
      status: 403,
    });
  });

  it.each(['official', 'analyst', 'operator'] as const)('is not for a %s', async (role) => {
    expect(await directive.get(role, 'cases')).toMatchObject({
      status: 403,
      body: { code: 'permission-denied' },
    });
  });

  it('knows what it does not know', async () => {
    expect(await directive.get('reviewer', `cases/${v7()}`)).toMatchObject({
      status: 404,
      body: { code: 'case-unknown' },
    });
  });
});

describe('the trace of a clause', () => {
  const set = {
    setCode: 'hai-long',
    version: 1,
    title: { vi: 'Hài lòng', en: 'Satisfaction' },
    effectiveFrom: '2026-04-01',
    legalBasis: ['01-CT/MH'],
    headline: 'linear' as const,
    criteria: [{ code: 'thai-do', weight: 10_000, question: { vi: 'Thái độ?', en: 'Attitude?' } }],
    lowRule: {
      thresholdCenti: 6000,
      minimumUnitRatings: 100,
      minimumOfficialRatings: 50,
      minimumOfficialRaters: 30,
      minimumDays: 20,
      minimumPerCriterion: 10,
      minimumResponsePercent: 10,
    },
    illustrative: true,
  };

  it('walks from the clause to assignments, criteria, figures, flags and cases', async () => {
    const figure = (score: string, minute: number) => ({
      publicationId: v7(),
      unitId: unit.unitId,
      setCode: 'hai-long',
      setVersion: 1,
      headline: 'linear' as const,
      from: '2026-07-01',
      to: '2026-10-01',
      n: 120,
      score,
      lower: '37.10',
      upper: '45.40',
      publishedAt: new Date(Date.UTC(2026, 9, 2, 0, minute)).toISOString(),
      illustrative: true,
    });
    await directive.receive(figurePublishedV1, figure('41.25', 5));
    await directive.receive(figurePublishedV1, figure('99.00', 1));
    await directive.receive(criteriaSetPublishedV1, { ...set, clauseId });
    const cases = (await directive.get('reviewer', 'cases')).body.items;
    await directive.eventually(async () => {
      const trace = await directive.get('committee-office', `clauses/${clauseId}/trace`);
      expect(trace.body).toMatchObject({
        clause: { clauseId, ordinal: 2, directiveNumber: '01-CT/MH', basedOn: ['12-CT/TU'] },
        assignments: { total: 0, delivered: 0, acknowledged: 0, overdue: 0 },
        criteriaSets: [
          {
            setCode: 'hai-long',
            version: 1,
            criteria: set.criteria,
            figures: [{ unitId: unit.unitId, unitName: 'Phường Sen Hồng', n: 120, score: '41.25' }],
          },
        ],
        illustrative: true,
      });
      const [traced] = trace.body.criteriaSets;
      expect(traced.cases.map(({ caseId }: { caseId: string }) => caseId).sort()).toEqual(
        cases.map(({ caseId }: { caseId: string }) => caseId).sort(),
      );
      expect(traced.flags.filter(({ caseId }: { caseId: string | null }) => caseId !== null)).toHaveLength(
        cases.length,
      );
    });
  });

  it('answers 404 for a clause nobody recorded and 403 for an official', async () => {
    expect(await directive.get('committee-office', `clauses/${v7()}/trace`)).toMatchObject({
      status: 404,
      body: { code: 'clause-unknown' },
    });
    expect(await directive.get('official', `clauses/${clauseId}/trace`)).toMatchObject({ status: 403 });
  });
});
