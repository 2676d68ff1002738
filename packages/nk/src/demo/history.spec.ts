import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closedDossier, historyImport } from '@namkhong/contracts/http/feedback';
import {
  adjustForFalseDiscovery,
  compare,
  compareLevel,
  dayTotalOf,
  decideLow,
  DEFAULT_LOW_RULE_PARAMETERS,
  histogramOf,
  parseDossierCode,
  quarterOf,
  rational,
  submissionScore,
  summariseSubject,
  testQuarter,
  toFloat,
  type DayTotal,
  type LowDecision,
  type QuarterEvidence,
  type RatedSubject,
} from '@namkhong/domain';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { demoOfficials, demoUnit } from '../seed/demo-people.js';
import type { HistoryRating } from './history-lines.js';
import { generateHistory, type History } from './history.js';
import { demoQuarters } from './service-profiles.js';

const today = '2026-11-24';
const set = z
  .object({ criteria: z.array(z.object({ code: z.string(), weight: z.int() })) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../data/criteria-sets/sipas.json'), 'utf8')));
const [fine, lowOfficial, recovered, fineToo] = demoOfficials;
const theta = rational(6n, 10n);

/** What one quarter holds about an official, or about the ward where `official` is null. */
function evidenceOf(
  { dossiers, ratings }: History,
  official: string | null,
  quarter: string,
): QuarterEvidence {
  const served = dossiers.filter(({ officialCode }) => official === null || officialCode === official);
  const byCode = new Map(served.map((dossier) => [dossier.dossierCode, dossier]));
  const given = ratings.filter(
    ({ dossierCode, day }) => byCode.has(dossierCode) && quarterOf(day) === quarter,
  );
  const byDay = Map.groupBy(given, ({ day }) => day);
  return {
    quarter,
    ratings: given.length,
    invited: served.filter(({ closedOn, phone }) => quarterOf(closedOn) === quarter && phone === 'valid')
      .length,
    distinctRaters:
      official === null ? null : new Set(given.map((each) => byCode.get(each.dossierCode)?.applicant)).size,
    criteria: set.criteria.map(({ code, weight }) => ({
      code,
      weight,
      histogram: histogramOf(
        [1, 2, 3, 4, 5].map((level) => given.filter(({ levels }) => levels[code] === level).length),
      ),
    })),
    strata: new Map(),
    days: [...byDay.values()].map(totalOfDay),
  };
}

function totalOfDay(ratings: readonly HistoryRating[]): DayTotal {
  return ratings
    .map(({ levels }) => submissionScore(levels, set.criteria))
    .filter((score) => score !== null)
    .map(dayTotalOf)
    .reduce((a, b) => ({ n: a.n + b.n, sum: a.sum + b.sum, sumOfSquares: a.sumOfSquares + b.sumOfSquares }), {
      n: 0n,
      sum: 0n,
      sumOfSquares: 0n,
    });
}

/** Judged together with everybody of the same kind. */
function decide(history: History, official: string | null): LowDecision {
  const subjects = (official === null ? [null] : demoOfficials).map((code): RatedSubject => ({
    subjectId: code ?? 'ward',
    kind: code === null ? 'unit' : 'official',
    quarters: [evidenceOf(history, code, demoQuarters[0]), evidenceOf(history, code, demoQuarters[1])],
  }));
  const parameters = DEFAULT_LOW_RULE_PARAMETERS;
  const level = compareLevel(subjects.map((subject) => summariseSubject(subject, parameters)));
  const subject = subjects.find(({ subjectId }) => subjectId === (official ?? 'ward'));
  if (!subject) throw new Error('nobody to judge');
  return decideLow({ subject, pendingContests: 0, undecided: [], today, parameters }, level);
}

/** Composite score of complete answers and its distance to 60 in standard errors between days, in plain floats. */
function byHand({ dossiers, ratings }: History, official: string, quarter: string) {
  const codes = new Set(
    dossiers.filter(({ officialCode }) => officialCode === official).map(({ dossierCode }) => dossierCode),
  );
  const scores = ratings
    .filter(({ dossierCode, day }) => codes.has(dossierCode) && quarterOf(day) === quarter)
    .filter(({ levels }) => set.criteria.every(({ code }) => code in levels))
    .map(({ day, levels }) => ({
      day,
      score: set.criteria.reduce(
        (sum, { code, weight }) => sum + (weight * ((levels[code] ?? 0) - 1)) / 400,
        0,
      ),
    }));
  const n = scores.length;
  const mean = scores.reduce((sum, { score }) => sum + score, 0) / n;
  const days = [...Map.groupBy(scores, ({ day }) => day).values()];
  const between = days.reduce(
    (sum, day) => sum + day.reduce((total, { score }) => total + score - mean, 0) ** 2,
    0,
  );
  const standardError = Math.sqrt((between / n ** 2) * (days.length / (days.length - 1)));
  return { n, days: days.length, mean, errorsBelow: (60 - mean) / standardError };
}

describe('the replayed history', () => {
  let history: History;
  beforeAll(() => {
    history = generateHistory(today);
  });

  it('is what the routes accept, in the real grammar of mã hồ sơ, each dossier once and of an applicant of its own', () => {
    const { dossiers, ratings } = history;
    expect(z.array(closedDossier).parse(dossiers)).toMatchObject(dossiers);
    expect(historyImport.shape.ratings.element.array().parse(ratings)).toEqual(ratings);
    expect(new Set(dossiers.map(({ applicant }) => applicant)).size).toBe(dossiers.length);
    expect(new Set(ratings.map(({ dossierCode }) => dossierCode)).size).toBe(ratings.length);
    for (const { dossierCode, closedOn, unitCode } of dossiers) {
      const code = parseDossierCode(dossierCode);
      expect(code.ok && code.value.receivedOn <= closedOn).toBe(true);
      expect(unitCode).toBe(demoUnit.code);
    }
    const byCode = new Map(dossiers.map((dossier) => [dossier.dossierCode, dossier]));
    expect(new Set(byCode.keys()).size).toBe(dossiers.length);
    for (const { dossierCode, day } of ratings)
      expect(day >= (byCode.get(dossierCode)?.closedOn ?? '9999')).toBe(true);
  });

  it('is the same for the same seed, and ends before today', () => {
    expect(generateHistory(today)).toEqual(history);
    expect(generateHistory(today, 1)).not.toEqual(history);
    const short = generateHistory('2026-05-15');
    expect(short.dossiers).toEqual(history.dossiers.filter(({ closedOn }) => closedOn < '2026-05-15'));
    expect(short.ratings).toEqual(history.ratings.filter(({ day }) => day < '2026-05-15'));
  });

  it('looks like a ward: open on weekdays, several channels and outcomes, fewer than half of the people answering', () => {
    const { dossiers, ratings } = history;
    for (const { closedOn } of dossiers)
      expect([0, 6]).not.toContain(new Date(`${closedOn}T00:00:00Z`).getUTCDay());
    expect(new Set(ratings.map(({ channel }) => channel))).toEqual(new Set(['web', 'qr', 'kiosk']));
    expect(new Set(dossiers.map(({ outcome }) => outcome))).toEqual(
      new Set(['approved', 'supplement', 'refused']),
    );
    const responseRate = ratings.length / dossiers.length;
    expect(responseRate).toBeGreaterThan(0.3);
    expect(responseRate).toBeLessThan(0.5);
  });

  it('makes one official low by every condition the domain decides, and nobody else', () => {
    expect(decide(history, lowOfficial).low).toBe(true);
    for (const other of [fine, recovered, fineToo, null]) expect(decide(history, other).low).toBe(false);
    const conditions = decide(history, recovered).conditions;
    expect(conditions).toContainEqual(expect.objectContaining({ id: 'valid-window', holds: 'yes' }));
    expect(conditions).toContainEqual(
      expect.objectContaining({ id: 'significant-in-both-quarters', holds: 'no' }),
    );
  });

  it('keeps the upper bound of that official below the threshold in both quarters, of another in one', () => {
    const upper = (official: string | null) =>
      decide(history, official).tests.map((test) => (test ? toFloat(test.interval.upper) : NaN));
    const below = (official: string | null) => upper(official).map((bound) => bound < 60);
    expect(below(lowOfficial)).toEqual([true, true]);
    expect(below(recovered)).toEqual([true, false]);
    for (const other of [fine, fineToo, null]) expect(below(other)).toEqual([false, false]);
  });

  it('withstands the comparison of all officials, and the loss of the two worst days', () => {
    const rejected = [0, 1].map((place) => {
      const pValues = demoOfficials.map((code) =>
        rational(decide(history, code).tests[place]?.pMillionths ?? 1_000_000n, 1_000_000n),
      );
      const adjusted = adjustForFalseDiscovery(pValues);
      return demoOfficials.filter(
        (_, index) => compare(adjusted[index] ?? rational(1n), rational(1n, 20n)) <= 0,
      );
    });
    expect(rejected).toEqual([[lowOfficial, recovered], [lowOfficial]]);
    for (const quarter of demoQuarters) {
      const evidence = evidenceOf(history, lowOfficial, quarter);
      const worstFirst = evidence.days.toSorted((a, b) => Number(a.sum * b.n - b.sum * a.n));
      const test = testQuarter({ ...evidence, days: worstFirst.slice(2) }, theta);
      expect(test?.pMillionths).toBeLessThan(25_000n);
    }
  });

  it('stands on its own by plain arithmetic', () => {
    for (const quarter of demoQuarters) {
      const low = byHand(history, lowOfficial, quarter);
      expect(low.n).toBeGreaterThanOrEqual(50);
      expect(low.days).toBeGreaterThanOrEqual(20);
      // The 99.9th percentile of Student's t with 19 degrees of freedom is 3.579.
      expect(low.errorsBelow).toBeGreaterThan(3.579);
      const { ratings, invited, distinctRaters } = evidenceOf(history, lowOfficial, quarter);
      expect(ratings / invited).toBeGreaterThan(0.1);
      expect(distinctRaters).toBeGreaterThanOrEqual(30);
      for (const other of [fine, fineToo]) expect(byHand(history, other, quarter).mean).toBeGreaterThan(70);
    }
    expect(byHand(history, recovered, '2026-Q2').errorsBelow).toBeGreaterThan(3.579);
    expect(byHand(history, recovered, '2026-Q3').mean).toBeGreaterThan(60);
  });

  it.each([1, 2, 3, 4, 5])('does not owe it to its seed (%i)', (seed) => {
    const other = generateHistory(today, seed);
    expect([...demoOfficials, null].filter((subject) => decide(other, subject).low)).toEqual([lowOfficial]);
  });
});
