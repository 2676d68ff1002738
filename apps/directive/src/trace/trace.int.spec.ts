import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  criteriaSetPublishedV1,
  figurePublishedV1,
  lowFlagEndedV1,
  lowFlagRaisedV1,
  periodPublishedV1,
} from '@namkhong/contracts';
import type { DirectiveView } from '@namkhong/contracts/http/directive';
import { traceBack } from '@namkhong/contracts/http/directive-trace';
import { v7 } from 'uuid';
import { bootDirective, type Asker, type BootedDirective } from '../testing/booted-directive.js';
import { criteriaSetOf, figureOf, lowFlagOf, publicationOf } from '../testing/published-by-scoring.js';

let directive: BootedDirective;
let ward: string, other: string, clauseId: string;
let issued: DirectiveView;
let assignmentId: string, caseId: string, rectificationId: string;

const flagOfWard = v7();
const flagOfOther = v7();

beforeAll(async () => {
  directive = await bootDirective();
  ward = (await directive.addUnit('MH-01', 'Phường Sen Hồng', { illustrative: true })).unitId;
  other = (await directive.addUnit('MH-02', 'Xã Tre Xanh', { illustrative: true })).unitId;
  issued = await directive.addDirective('01-CT/MH', 'issued', 2);
  clauseId = issued.clauses[1]?.clauseId ?? '';
  await directive.post('committee-office', `directives/${issued.directiveId}/assignments`, {
    units: [ward, other],
    assignments: [{ clauseId, title: 'Lấy ý kiến', dueOn: '2026-11-20', urgency: 'normal' }],
  });
  await directive.receive(criteriaSetPublishedV1, criteriaSetOf(clauseId));
  await directive.receive(figurePublishedV1, figureOf(ward));
  await directive.receive(
    figurePublishedV1,
    figureOf(ward, { score: '40.00', to: '2026-11-01', publishedAt: '2026-11-02T00:05:00.000Z' }),
  );
  await directive.receive(periodPublishedV1, publicationOf());
  await directive.receive(lowFlagRaisedV1, lowFlagOf(ward, { flagId: flagOfWard, clauseId }));
  await directive.receive(lowFlagRaisedV1, lowFlagOf(other, { flagId: flagOfOther, clauseId }));
  await directive.receive(lowFlagEndedV1, {
    flagId: flagOfOther,
    subject: { kind: 'unit', unitId: other },
    end: 'lapsed',
    reason: 'not-low-any-more',
    supersededBy: null,
    endedAt: '2026-11-22T01:00:00.000Z',
  });
  const tasks = (await directive.get({ role: 'unit-head', unitId: ward }, 'assignments?kind=directive')).body;
  assignmentId = tasks.items[0].assignmentId;
  await directive.eventually(async () => {
    const cases = (await directive.get({ role: 'reviewer', unitId: ward }, 'cases')).body.items;
    expect(cases).toHaveLength(1);
    caseId = cases[0].caseId;
    rectificationId = cases[0].assignment.assignmentId;
  });
  await directive.eventually(async () => {
    const walked = await chainOf('committee-office');
    const ends = walked.body.criteriaSets[0]?.flags.map(({ end }: { end: unknown }) => end !== null);
    expect(ends.toSorted()).toEqual([false, true]);
    expect(await back(`setCode=hai-long&unitId=${ward}&quarter=2026-Q3`)).toMatchObject({ status: 200 });
  });
}, 60_000);
afterAll(async () => directive.close());

const back = (query: string, asker: Asker = 'committee-office') => directive.get(asker, `trace?${query}`);
const chainOf = (asker: Asker) => directive.get(asker, `clauses/${clauseId}/trace`);
const kindsOf = (body: { links: { kind: string }[] }) => body.links.map(({ kind }) => kind);

describe('the chain of a clause', () => {
  it('counts its tasks by the units’ own word and as verified, with what was due alone in the ratios', async () => {
    const head = { role: 'unit-head', unitId: ward } as const;
    const act = async (what: string, version: number, body: object, asker: Asker = head) => {
      const answer = await directive.post(asker, `assignments/${assignmentId}/${what}`, body, {
        'if-match': `"${version}"`,
      });
      return answer.body.version as number;
    };
    const before = (await chainOf('committee-office')).body.followUp;
    // Both tasks were due on Friday, the clock stands on Monday.
    const open = { doneInTime: 0, doneLate: 0, openInTime: 0, openOverdue: 2, due: 2, done: '0.00' };
    expect(before).toMatchObject({ selfClosed: open, verified: open });
    const task = (await directive.get(head, `assignments/${assignmentId}`)).body;
    const acknowledged = await act('acknowledgement', task.version, {});
    await act('claim', acknowledged, {
      note: 'Đã lấy ý kiến của người dân',
      evidence: [{ kind: 'link', url: 'https://example.vn/bao-cao' }],
    });
    const after = (await chainOf('committee-office')).body.followUp;
    expect(after).toMatchObject({
      selfClosed: { doneLate: 1, openOverdue: 1, due: 2, done: '50.00', overdueShare: '50.00' },
      verified: { doneLate: 0, openOverdue: 2, due: 2, done: '0.00', overdueShare: '100.00' },
    });
  });

  it('follows flags to their ends, and cases to what they asked of the unit', async () => {
    const [set] = (await chainOf('committee-office')).body.criteriaSets;
    expect(set.withheld).toEqual({ flags: 0, cases: 0 });
    expect(set.flags.find(({ flagId }: { flagId: string }) => flagId === flagOfOther)).toMatchObject({
      subjectKind: 'unit',
      quarters: ['2026-Q2', '2026-Q3'],
      end: { end: 'lapsed', reason: 'not-low-any-more', endedAt: '2026-11-22T01:00:00.000Z' },
      href: `/api/scoring/v1/flags/${flagOfOther}`,
    });
    expect(set.cases.find((each: { flagId: string }) => each.flagId === flagOfWard)).toMatchObject({
      caseId,
      rectification: { assignmentId: rectificationId, state: 'issued', standing: 'open-in-time' },
    });
  });

  it('shows flags and cases of units the caller may read about, and says how many there are beside', async () => {
    const ofWard = (await chainOf({ role: 'unit-head', unitId: ward })).body.criteriaSets[0];
    expect(ofWard.flags.map(({ flagId }: { flagId: string }) => flagId)).toEqual([flagOfWard]);
    expect(ofWard.cases.map((each: { caseId: string }) => each.caseId)).toEqual([caseId]);
    expect(ofWard.withheld).toEqual({ flags: 1, cases: 1 });
    const ofAnalyst = (await chainOf('analyst')).body.criteriaSets[0];
    expect(ofAnalyst).toMatchObject({ flags: [], cases: [], withheld: { flags: 2, cases: 2 } });
    expect(ofAnalyst.figures).toHaveLength(1);
  });
});

describe('the way back to the clause', () => {
  const toClause = ['clause', 'directive'];

  it.each([
    ['a task', () => `assignmentId=${assignmentId}`, ['assignment', ...toClause]],
    [
      'a rectification',
      () => `assignmentId=${rectificationId}`,
      ['assignment', 'case', 'flag', 'criterion', 'criteria-set', ...toClause],
    ],
    ['a case', () => `caseId=${caseId}`, ['case', 'flag', 'criterion', 'criteria-set', ...toClause]],
    ['a flag', () => `flagId=${flagOfWard}`, ['flag', 'criterion', 'criteria-set', ...toClause]],
    [
      'a criterion',
      () => 'setCode=hai-long&version=1&criterion=thai-do',
      ['criterion', 'criteria-set', ...toClause],
    ],
    ['a criteria set', () => 'setCode=hai-long&version=1', ['criteria-set', ...toClause]],
    [
      'a figure',
      () => `setCode=hai-long&unitId=${ward}&quarter=2026-Q3`,
      ['figure', 'publication', 'criteria-set', ...toClause],
    ],
  ])('leads from %s', async (_name, query, kinds) => {
    const { status, body } = await back(query());
    expect(status).toBe(200);
    expect(kindsOf(body)).toEqual(kinds);
    expect(traceBack.parse(body)).toMatchObject({ reachesClause: true, illustrative: true });
    expect(body.links.at(-2)).toMatchObject({
      clauseId,
      ordinal: 2,
      href: `/api/directive/v1/clauses/${clauseId}/trace`,
    });
    expect(body.links.at(-1)).toMatchObject({ number: '01-CT/MH', basedOn: ['12-CT/TU'] });
  });

  it('answers every link at the address it names, as far as that lies in this service', async () => {
    const { body } = await back(`assignmentId=${rectificationId}`);
    const own = body.links.filter(({ href }: { href: string }) => href.startsWith('/api/directive/v1/'));
    expect(own).toHaveLength(4);
    for (const { href } of own) {
      const answer = await directive.get('committee-office', href.replace('/api/directive/v1/', ''));
      expect([href, answer.status]).toEqual([href, 200]);
    }
  });

  it('names the figure whose window ended in the quarter, not a later one', async () => {
    const third = (await back(`setCode=hai-long&unitId=${ward}&quarter=2026-Q3`)).body.links[0];
    const fourth = (await back(`setCode=hai-long&unitId=${ward}&quarter=2026-Q4`)).body.links[0];
    expect([third.score, fourth.score]).toEqual(['41.25', '40.00']);
  });

  it('ends before the clause where criteria were not ordered by one', async () => {
    await directive.receive(criteriaSetPublishedV1, criteriaSetOf(null, { setCode: 'tu-nguyen' }));
    await directive.eventually(async () => {
      expect((await back('setCode=tu-nguyen&version=1')).body).toMatchObject({
        links: [{ kind: 'criteria-set', setCode: 'tu-nguyen' }],
        reachesClause: false,
      });
    });
  });

  it.each([
    ['assignmentId', 'assignment-unknown'],
    ['caseId', 'case-unknown'],
    ['flagId', 'flag-unknown'],
  ])('answers 404 for a %s of nothing', async (name, code) => {
    expect(await back(`${name}=${v7()}`)).toMatchObject({ status: 404, body: { code } });
  });

  it.each([
    [() => 'setCode=khong-co&version=1', 404, 'criteria-set-unknown'],
    [() => 'setCode=hai-long&version=1&criterion=khong-co', 404, 'criterion-unknown'],
    [() => `setCode=hai-long&unitId=${other}&quarter=2026-Q3`, 404, 'figure-unknown'],
    [() => '', 422, 'input-invalid'],
    [() => `caseId=${caseId}&flagId=${flagOfWard}`, 422, 'input-invalid'],
    [() => `setCode=hai-long&unitId=${ward}&quarter=2026-Q5`, 422, 'input-invalid'],
  ])('refuses a question that has no answer', async (query, status, code) => {
    expect(await back(query())).toMatchObject({ status, body: { code } });
  });

  it.each<[string, Asker]>([
    ['a head of another unit', { role: 'unit-head', unitId: v7() }],
    ['an analyst', 'analyst'],
  ])('tells %s nothing of a case, a flag or a task of the unit', async (_name, asker) => {
    for (const query of [`caseId=${caseId}`, `flagId=${flagOfWard}`, `assignmentId=${assignmentId}`]) {
      expect(await back(query, asker)).toMatchObject({ status: 403, body: { code: 'permission-denied' } });
    }
    expect(await back('setCode=hai-long&version=1', asker)).toMatchObject({ status: 200 });
  });
});
