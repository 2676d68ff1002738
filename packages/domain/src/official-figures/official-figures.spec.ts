import { describe, expect, it } from '@jest/globals';
import { isValidOn } from '../organisation/validity.js';
import { histogramOf } from '../satisfaction-index/histogram.js';
import { parseRational, toDecimal } from '../satisfaction-index/rational.js';
import { DECREE_61_2018 } from './dossier-evaluation-table.js';
import { evaluateAgency, evaluateOfficial, type PointCounts } from './dossier-evaluation.js';
import {
  pointsForAttitude,
  pointsForComplaints,
  pointsForContacts,
  pointsForPublication,
  pointsForTime,
} from './dossier-points.js';
import { gradeOf } from './legal-table.js';
import { DECISION_766_2022 } from './service-index-table.js';
import { composeServiceIndex, petitionSatisfaction } from './service-index.js';
import { SIPAS_ELEMENTS, sipasMethodOn, sipasShares } from './sipas.js';

const counts = (two: number, one: number, zero: number): PointCounts => ({
  two: BigInt(two),
  one: BigInt(one),
  zero: BigInt(zero),
});

describe('SIPAS', () => {
  it('is the share of the two satisfied levels, item by item, with the counts it is made of', () => {
    const [access, procedure, result] = sipasShares([
      { item: 'access', histogram: histogramOf([3, 5, 12, 40, 60]) },
      { item: 'procedure', histogram: histogramOf([0, 0, 0, 0, 0]) },
      { item: 'result', histogram: histogramOf([1, 1, 1, 0, 0]) },
    ]);
    expect(access?.share && toDecimal(access.share, 2)).toBe('83.33');
    expect(access).toMatchObject({ n: 120n, satisfied: 100n, counts: [3n, 5n, 12n, 40n, 60n] });
    expect(procedure?.share).toBeNull();
    expect(result?.share && toDecimal(result.share, 2)).toBe('0.00');
    expect(Object.keys(SIPAS_ELEMENTS)).toHaveLength(5);
  });

  it('names the method of the year, and none for years it does not know', () => {
    expect(sipasMethodOn('2024-06-30')?.act).toContain('1001/QĐ-BNV');
    expect(sipasMethodOn('2026-12-31')?.act).toContain('1001/QĐ-BNV');
    expect(sipasMethodOn('2020-12-31')?.act).toContain('2640/QĐ-BNV');
    expect(sipasMethodOn('2027-01-01')).toBeNull();
    const twice = { item: 'access', histogram: histogramOf([1, 1, 1, 1, 1]) };
    expect(() => sipasShares([twice, twice])).toThrow(RangeError);
  });
});

describe('points of a dossier', () => {
  it('are 2, 1 and 0 at the edges that the circular states', () => {
    expect([9, 10, 11].map((days) => pointsForTime(days, 10))).toEqual([2, 1, 0]);
    expect([0, 1, 2, 5].map(pointsForContacts)).toEqual([2, 1, 0, 0]);
    expect(pointsForPublication(true, true)).toBe(2);
    expect(pointsForPublication(false, true)).toBe(1);
    expect(pointsForPublication(false, false)).toBe(0);
    expect(pointsForComplaints(0, 0, false)).toBe(2);
    expect(pointsForComplaints(10, 10, false)).toBe(2);
    expect(pointsForComplaints(10, 9, false)).toBe(1);
    expect(pointsForComplaints(100, 89, false)).toBe(0);
    expect(pointsForComplaints(10, 10, true)).toBe(0);
  });

  it('do not count a complaint that was verified as untrue against anybody', () => {
    expect(pointsForAttitude('early', [])).toBe(2);
    expect(pointsForAttitude('early', ['untrue'])).toBe(2);
    expect(pointsForAttitude('on-time', ['untrue'])).toBe(1);
    expect(pointsForAttitude('early', ['untrue', 'upheld'])).toBe(0);
    expect(pointsForAttitude('on-time', ['open'])).toBe(0);
    expect(pointsForAttitude('late', [])).toBeNull();
  });

  it('refuse what cannot be', () => {
    expect(() => pointsForTime(-1, 10)).toThrow(RangeError);
    expect(() => pointsForContacts(0.5)).toThrow(RangeError);
    expect(() => pointsForComplaints(1, 2, false)).toThrow(RangeError);
  });
});

describe('the evaluation by Nghị định 61/2018', () => {
  const all = (each: PointCounts) => new Map(DECREE_61_2018.indices.map(({ number }) => [number, each]));

  it('rounds each index to one decimal before it adds them up', () => {
    // (2 + 1 + 0 + 0)/4 = 0.75 is 0.8, nine times: 7.2.
    const agency = evaluateAgency(all(counts(1, 1, 2)), DECREE_61_2018);
    expect(toDecimal(agency.total, 1)).toBe('7.2');
    expect(agency.indices.map(({ score }) => score && toDecimal(score, 1))).toEqual(
      Array.from({ length: 9 }, () => '0.8'),
    );
    // 2·1/3 = 0.666… is 0.7, so nine of them are 6.3: trung bình, and not the 6.0 of the exact sum.
    expect(toDecimal(evaluateAgency(all(counts(1, 0, 2)), DECREE_61_2018).total, 1)).toBe('6.3');
  });

  it('takes the indices 1, 2, 3, 4 and 7 for an official', () => {
    const given = new Map([
      [1, counts(1, 0, 0)],
      [2, counts(0, 1, 0)],
      [3, counts(0, 1, 0)],
      [4, counts(0, 1, 0)],
      [5, counts(1, 0, 0)],
      [7, counts(0, 0, 1)],
      [8, counts(1, 0, 0)],
    ]);
    const official = evaluateOfficial(given, DECREE_61_2018);
    expect(toDecimal(official.total, 1)).toBe('5.0');
    expect(official.grade?.code).toBe('full');
    expect(evaluateOfficial(all(counts(1, 0, 0)), DECREE_61_2018).total).toEqual(parseRational('10'));
    expect(evaluateAgency(all(counts(1, 0, 0)), DECREE_61_2018).total).toEqual(parseRational('18'));
  });

  it('leaves out an index without data, and says so', () => {
    const given = new Map([...all(counts(1, 0, 0))].filter(([number]) => number !== 5 && number !== 9));
    const agency = evaluateAgency(given, DECREE_61_2018);
    expect(agency.leftOut).toEqual([5, 9]);
    expect(toDecimal(agency.total, 1)).toBe('14.0');
    expect(evaluateAgency(new Map(), DECREE_61_2018)).toMatchObject({
      grade: null,
      total: parseRational('0'),
    });
  });

  it.each([
    ['18', 'Xuất sắc'],
    ['15', 'Xuất sắc'],
    ['14.9', 'Tốt'],
    ['12', 'Tốt'],
    ['11.9', 'Khá'],
    ['9', 'Khá'],
    ['8.9', 'Trung bình'],
    ['6', 'Trung bình'],
    ['5.9', 'Yếu'],
    ['0', 'Yếu'],
  ])('an agency with %s points is %s', (total, grade) => {
    expect(gradeOf(parseRational(total), DECREE_61_2018.agencyBands).vi).toBe(grade);
  });

  it.each([
    ['10', 'full'],
    ['5', 'full'],
    ['4.9', 'partial'],
    ['3.5', 'partial'],
    ['3.4', 'insufficient'],
    ['0', 'insufficient'],
  ])('an official with %s points: %s', (total, grade) => {
    expect(gradeOf(parseRational(total), DECREE_61_2018.officialBands).code).toBe(grade);
  });

  it('reaches 15 exactly, where code that asks for more than 15 calls an excellent agency weak', () => {
    // Six indices of 2 and three of 1.
    const given = new Map(
      DECREE_61_2018.indices.map(({ number }) => [number, number <= 6 ? counts(5, 0, 0) : counts(0, 7, 0)]),
    );
    const agency = evaluateAgency(given, DECREE_61_2018);
    expect([toDecimal(agency.total, 1), agency.grade?.code]).toEqual(['15.0', 'excellent']);
  });

  it('applied until 30 June 2025, and refuses what it does not know', () => {
    expect(isValidOn(DECREE_61_2018, '2025-06-30')).toBe(true);
    expect(isValidOn(DECREE_61_2018, '2025-07-01')).toBe(false);
    expect(() => evaluateAgency(new Map([[10, counts(1, 0, 0)]]), DECREE_61_2018)).toThrow(RangeError);
    expect(() => evaluateOfficial(new Map([[1, counts(-1, 0, 2)]]), DECREE_61_2018)).toThrow(RangeError);
    expect(() => gradeOf(parseRational('-0.1'), DECREE_61_2018.agencyBands)).toThrow(RangeError);
  });
});

describe('the shape of Quyết định 766', () => {
  const full = new Map(
    DECISION_766_2022.groups.map(({ code, maximum }) => [code, parseRational(String(maximum))]),
  );
  const total = (points: Record<string, string>) =>
    composeServiceIndex(
      new Map([
        ...full,
        ...Object.entries(points).map(([code, text]) => [code, parseRational(text)] as const),
      ]),
      DECISION_766_2022,
    );

  it('has a hundred points in the groups 18, 20, 22, 12 + 10 and 18', () => {
    expect(DECISION_766_2022.groups.map(({ maximum }) => maximum)).toEqual([18, 20, 22, 12, 10, 18]);
    expect(total({}).total).toEqual(parseRational('100'));
  });

  it.each([
    ['10', '90', 'Xuất sắc'],
    ['9.99', '89.99', 'Tốt'],
    ['0', '80', 'Tốt'],
  ])('grades by edges that belong to the higher grade: progress %s makes %s, %s', (progress, sum, grade) => {
    const result = total({ progress });
    expect(result.total).toEqual(parseRational(sum));
    expect(result.grade?.vi).toBe(grade);
  });

  it.each([
    ['70', 'Khá'],
    ['69.99', 'Trung bình'],
    ['61.5', 'Trung bình'],
    ['50', 'Trung bình'],
    ['49.99', 'Yếu'],
    ['43', 'Yếu'],
  ])('%s is %s', (value, grade) => {
    expect(gradeOf(parseRational(value), DECISION_766_2022.bands).vi).toBe(grade);
  });

  it('has no total while a group is missing, and refuses points beyond a group', () => {
    const partial = new Map([...full].slice(1));
    expect(composeServiceIndex(partial, DECISION_766_2022)).toMatchObject({ total: null, grade: null });
    expect(() => total({ progress: '20.01' })).toThrow(RangeError);
    expect(() => total({ progress: '-1' })).toThrow(RangeError);
    expect(() => total({ other: '1' })).toThrow(RangeError);
  });

  it('counts silence as satisfied in the petition ratio, and says so beside it', () => {
    const result = petitionSatisfaction(500n, 23n);
    expect(result && toDecimal(result.ratio, 2)).toBe('95.40');
    expect(result?.warning.vi).toContain('không phản hồi');
    expect(petitionSatisfaction(0n, 0n)).toBeNull();
    expect(() => petitionSatisfaction(1n, 2n)).toThrow(RangeError);
  });
});
