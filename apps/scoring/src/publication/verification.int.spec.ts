import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  ratingCastV1,
  ratingRevisedV1,
  ratingWithdrawnV1,
  serviceCountedV1,
  standingDecidedV1,
  type DataOf,
} from '@namkhong/contracts';
import {
  verifyAgainstLog,
  verifyInputs,
  verifyPublic,
  type Manifest,
  type PublicationInputs,
} from '@namkhong/domain';
import { eventually } from '@namkhong/service-kit/testing';
import { v4, v7 } from 'uuid';
import {
  fetchPublication,
  publicationLogOf,
  recordsOf,
  sha256 as hash,
} from '../testing/check-publication.js';
import { decisionOf, ratingOf, servedOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(120_000);

type Rating = DataOf<typeof ratingCastV1>;

const province = unitOf('TINH', { kind: 'tinh' });
const [ward, other, third] = ['XA-1', 'XA-2', 'XA-3'].map((code) =>
  unitOf(code, { parentId: province.unitId }),
) as [typeof province, typeof province, typeof province];
const [first, second] = [v7(), v7()];

/** So many ratings of all levels in April; every fifth leaves the second question out. */
function some(unit: { unitId: string }, count: number, change: Partial<Rating> = {}): Rating[] {
  return Array.from({ length: count }, (_, index) => {
    const attitude = 1 + (index % 5);
    const levels: Rating['levels'] =
      index % 5 === 4 ? { attitude } : { attitude, result: 1 + ((index * 3) % 5) };
    return ratingOf(unit, levels, { day: `2026-04-${String(3 + (index % 9)).padStart(2, '0')}`, ...change });
  });
}

const early = [
  ...some(ward, 60, { officialId: first }),
  ...some(ward, 33, { officialId: second, channel: 'kiosk' }),
  ...some(other, 14, { outcome: 'refused' }),
  ...some(other, 4, { channel: 'kiosk' }),
  ...some(third, 8, { day: '2026-06-30' }),
];
/** After the first telling: some change their answers, some take them back, some are set aside and one is restored. */
const revised = early
  .slice(0, 3)
  .map((rating) => ({ ...rating, levels: { attitude: 5, result: 1 }, revision: 1 }));
const withdrawn = early.slice(3, 5).map(({ ratingId, unitId }) => ({ ratingId, unitId, revision: 1 }));
const aside = early.slice(4, 16);
const decisions = [
  ...aside.map((rating, index) => decisionOf(rating, 1, index < 2 ? 'quarantined' : 'excluded')),
  decisionOf(aside[11] as Rating, 2, 'counted'),
];
const later = [...some(ward, 7, { officialId: first }), ...some(other, 12)];

let scoring: StartedScoring;
let manifest: Manifest;
let inputs: PublicationInputs;
type Records = Awaited<ReturnType<typeof recordsOf>>;
let records: Records;

beforeAll(async () => {
  scoring = await startScoring('2026-07-05T03:00:00Z');
  await scoring.publishSet(setOf({ attitude: 6000, result: 4000 }));
  await scoring.learn(province, ward, other, third);
  await scoring.receive(ratingCastV1, ...early);
  await scoring.receive(
    serviceCountedV1,
    servedOf(ward, null, '2026-04-02', 200),
    servedOf(ward, first, '2026-04-03', 80),
  );
  await scoring.settled(early.length);
  await scoring.receive(ratingRevisedV1, ...revised);
  await scoring.receive(ratingWithdrawnV1, ...withdrawn);
  await scoring.receive(standingDecidedV1, ...decisions);
  await eventually(async () => {
    const out = await scoring.sql(
      "SELECT 1 FROM rating WHERE standing <> 'counted' OR withdrawn OR revision = 1",
    );
    // Three revised, two withdrawn, eleven still set aside, one of them withdrawn as well.
    expect(out).toHaveLength(15);
  });
  await scoring.receive(ratingCastV1, ...later);
  await scoring.settled(early.length + later.length);
  await scoring.counted('service_day', 3);
  const quarter = { setCode: 'sipas', quarter: '2026-Q2' };
  const { publicationId } = (await scoring.post('operator', 'periods', quarter)).body;
  // What comes after the marks of the manifest is none of its business.
  await scoring.receive(ratingCastV1, ...some(ward, 5, { officialId: first }));
  await scoring.settled(early.length + later.length + 5);
  ({ manifest, inputs } = await fetchPublication(scoring, publicationId));
  records = await recordsOf(scoring);
});
afterAll(() => scoring.stop());

const fromLog = (all: Records) => verifyAgainstLog(manifest, inputs, publicationLogOf(manifest, all), hash);

describe('a publication is verified', () => {
  it('by anybody, as far as it is public', () => {
    expect(verifyPublic(manifest, hash)).toEqual([]);
    const { total, ...rest } = manifest;
    const [criterion, ...criteria] = total.criteria;
    if (!criterion) throw new Error('no criterion');
    const changed = { ...total, criteria: [{ ...criterion, lost: '0.01' }, ...criteria] };
    expect(verifyPublic({ ...rest, total: changed }, hash)).toMatchObject([
      { at: 'total contributions and points lost in hundredths', stated: '10000' },
    ]);
    const method = { ...manifest.method, quantiles: hash('another table') };
    expect(verifyPublic({ ...manifest, method }, hash)).toMatchObject([{ at: 'method quantiles' }]);
  });

  it('from its inputs, figure by figure', () => {
    expect(inputs.subjects).toHaveLength(5);
    expect(verifyInputs(manifest, inputs, hash)).toEqual([]);
  });

  it('and a changed digit of a figure is found, with what it should be', () => {
    const units = manifest.units.map((unit) =>
      unit.unitId === ward.unitId
        ? { ...unit, outputs: { ...unit.outputs, score: { value: '99.00', lower: null, upper: null } } }
        : unit,
    );
    const found = verifyInputs({ ...manifest, units }, inputs, hash);
    const { score } = manifest.units.find(({ unitId }) => unitId === ward.unitId)?.outputs ?? {};
    expect(found).toContainEqual({
      at: `units ${ward.unitId} outputs score value`,
      stated: '99.00',
      recomputed: score?.value,
    });
  });

  it('and a changed digit of an input is found, of whomever', () => {
    for (const [index, { inputs: subject, salt }] of inputs.subjects.entries()) {
      const changed = { ...subject, service: { ...subject.service, closed: subject.service.closed + 1n } };
      const subjects = inputs.subjects.with(index, { inputs: changed, salt });
      expect(verifyInputs(manifest, { ...inputs, subjects }, hash)).not.toEqual([]);
    }
    const [one, ...others] = inputs.subjects;
    expect(verifyInputs(manifest, { ...inputs, subjects: others }, hash)).not.toEqual([]);
    expect(
      verifyInputs(manifest, { ...inputs, subjects: [...inputs.subjects, one as never] }, hash),
    ).not.toEqual([]);
    expect(verifyInputs(manifest, { ...inputs, snapshots: {} }, hash)).toMatchObject([{ at: 'snapshots' }]);
  });

  it('from the log, integer by integer, at the moment that each block shows', () => {
    const shown = new Set(
      inputs.subjects.flatMap(({ inputs: { blocks } }) => blocks).flatMap((block) => block.snapshots),
    );
    expect(shown.size).toBeGreaterThan(2);
    expect(
      inputs.subjects.some(({ inputs: { blocks } }) => blocks.some(({ wholeQuarter }) => wholeQuarter)),
    ).toBe(true);
    expect(fromLog(records)).toEqual([]);
  });

  it('and a record that is missing is found, whichever it is', () => {
    const marks = manifest.log;
    const before = records.filter(
      ({ topic, partition, offset }) => offset < BigInt(marks[topic]?.[String(partition)] ?? '0'),
    );
    expect(before).toHaveLength(
      early.length + later.length + 2 + revised.length + withdrawn.length + decisions.length,
    );
    for (const record of before) {
      const { ratingId, sequence } = JSON.parse(record.value) as { ratingId?: string; sequence?: number };
      // A decision that a later one overtook leaves no trace in any figure.
      if (ratingId === aside[11]?.ratingId && sequence === 1) continue;
      const found = fromLog(records.filter((each) => each !== record));
      expect([record.value, found.length > 0]).toEqual([record.value, true]);
    }
  });

  it('and a record that was added or changed is found, but not one that is told twice', () => {
    const [record] = records;
    if (!record) throw new Error('no record');
    const rating = { ...(JSON.parse(record.value) as Rating), ratingId: v4() };
    const added = { ...record, value: JSON.stringify(rating) };
    expect(fromLog([...records, added])).not.toEqual([]);
    const changed = { ...record, value: record.value.replace('"attitude":1', '"attitude":2') };
    expect(changed.value).not.toBe(record.value);
    expect(fromLog([changed, ...records.slice(1)])).not.toEqual([]);
    expect(fromLog([...records, record])).toEqual([]);
  });

  it('and an official who was left out is found', () => {
    const subjects = inputs.subjects.filter(({ inputs: { subjectId } }) => subjectId !== second);
    const found = verifyAgainstLog(
      manifest,
      { ...inputs, subjects },
      publicationLogOf(manifest, records),
      hash,
    );
    expect(found).toEqual([{ at: `official ${second}`, stated: 'nothing', recomputed: '33 ratings' }]);
  });
});
