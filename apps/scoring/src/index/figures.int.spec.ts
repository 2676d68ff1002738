import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ratingCastV1, serviceCountedV1, tallyRecordedV1, type DataOf } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { z } from 'zod';
import { ratingsOf, servedOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(60_000);

type Tally = DataOf<typeof tallyRecordedV1>;
type Counts = Tally['counts'][string];

const levels = ['very-dissatisfied', 'dissatisfied', 'neither', 'satisfied', 'very-satisfied'];
const lines = z.array(
  z.looseObject({ _timestamp: z.string(), dataType: z.string(), count: z.coerce.number() }),
);

/** The months of a publisher's file that carry counts: what people answered, and the percentage printed beside it. */
function readMonths(file: string, unitId: string): Tally[] {
  const path = new URL(`../../../../packages/nk/data/uk-opg/${file}`, import.meta.url);
  const months = Map.groupBy(lines.parse(JSON.parse(readFileSync(path, 'utf8'))), ({ _timestamp }) =>
    _timestamp.slice(0, 7),
  );
  return [...months].flatMap(([month, figures]): Tally[] => {
    const figure = (type: string) => figures.find(({ dataType }) => dataType === type)?.count;
    const counts = levels.flatMap((level) => figure(level) ?? []);
    if (counts.length < 5) return [];
    return [
      {
        tallyId: v7(),
        unitId,
        channel: 'digital',
        month,
        setCode: 'uk-opg',
        setVersion: month < '2026-04' ? 1 : 2,
        counts: { overall: counts as Counts },
        printedFigure: figure('user-satisfaction-percent') ?? null,
        illustrative: false,
      },
    ];
  });
}

describe('GET units/{unitId}/figures', () => {
  let scoring: StartedScoring;
  const deputy = unitOf('UK-OPG-DEPUTY', { illustrative: false });
  const lpa = unitOf('UK-OPG-LPA', { illustrative: false });
  const ward = unitOf('MH-01');
  const tallies = [
    ...readMonths('deputy-reporting.json', deputy.unitId),
    ...readMonths('make-an-lpa.json', lpa.unitId),
  ];
  const figuresOf = async ({ unitId }: { unitId: string }) =>
    (await scoring.get(null, `units/${unitId}/figures`)).body;

  beforeAll(async () => {
    scoring = await startScoring('2026-11-23T03:00:00Z');
    const printed = { setCode: 'uk-opg', effectiveFrom: '2021-03-01', headline: 'linear' } as const;
    await scoring.publishSet(setOf({ overall: 10_000 }, printed));
    await scoring.publishSet(
      setOf({ overall: 10_000 }, { ...printed, effectiveFrom: '2026-04-01', headline: 'top-two-box' }),
    );
    await scoring.publishSet(setOf({ overall: 10_000 }));
    await scoring.learn(deputy, lpa, ward);
    await scoring.receive(tallyRecordedV1, ...tallies);
    await scoring.receive(ratingCastV1, ...ratingsOf(ward, 'overall', [3, 5, 12, 40, 60]));
    await scoring.receive(
      serviceCountedV1,
      { ...servedOf(ward, null, '2026-05-20', 240), closed: 300, onTime: 240 },
      servedOf(ward, null, '2026-06-20', 500),
    );
    await scoring.counted('tally', tallies.length);
    await scoring.counted('service_day', 2);
    await scoring.settled(120);
  });
  afterAll(() => scoring.stop());

  it('reproduces all 53 percentages that the publisher printed, whole points', async () => {
    expect(tallies).toHaveLength(53);
    for (const unit of [deputy, lpa]) {
      const { series } = await figuresOf(unit);
      const points = series[0].points as { month: string; value: string; printedFigure: number }[];
      expect(points.map(({ month, value }) => [month, Math.round(Number(value))])).toEqual(
        points.map(({ month, printedFigure }) => [month, printedFigure]),
      );
      expect(points.map(({ month, printedFigure }) => [month, printedFigure])).toEqual(
        tallies
          .filter(({ unitId }) => unitId === unit.unitId)
          .map(({ month, printedFigure }) => [month, printedFigure]),
      );
    }
  });

  it('marks the break of April 2026, where the publisher went over to another figure', async () => {
    const { series, illustrative } = await figuresOf(deputy);
    expect(illustrative).toBe(false);
    const [{ assurance, points, breaks }] = series;
    expect(assurance).toBe('open');
    const at = (month: string) => points.find((point: { month: string }) => point.month === month);
    expect(at('2023-04')).toMatchObject({ setVersion: 1, n: 1169, linear: '79.58', value: '79.58' });
    expect(at('2026-03')).toMatchObject({ setVersion: 1, headline: 'linear', value: '80.47' });
    expect(at('2026-04')).toMatchObject({
      setVersion: 2,
      headline: 'top-two-box',
      n: 1024,
      linear: '80.88',
      topTwoBox: '83.98',
      value: '83.98',
    });
    expect(breaks).toEqual([
      {
        month: '2026-04',
        fromVersion: 1,
        toVersion: 2,
        reason: {
          vi: 'Thay đổi phương pháp: con số công bố đổi từ điểm trung bình sang tỷ lệ hài lòng và rất hài lòng. Số liệu trước và sau không so sánh được.',
          en: 'Change of method: the published figure changed from the mean score to the share of satisfied and very satisfied. Figures before and after are not comparable.',
        },
      },
    ]);
  });

  it('keeps the versions apart over the four quarters', async () => {
    const { figures } = await figuresOf(deputy);
    // 2025-12 to 2026-03 under the first version, 2026-04 to 2026-06 under the second.
    const windows = figures.map(({ setVersion, from, to, n, status }: Record<string, unknown>) => [
      setVersion,
      from,
      to,
      n,
      status,
    ]);
    expect(windows).toEqual([
      [2, '2026-04-01', '2026-12-01', 1024 + 1072 + 1089, 'rated'],
      [1, '2025-12-01', '2026-04-01', 986 + 1180 + 1043 + 1143, 'rated'],
    ]);
  });

  it('tells golden vectors V01 to V03 of 120 ballots, with their intervals and distribution', async () => {
    await eventually(async () => {
      const { figures, illustrative } = await figuresOf(ward);
      expect(illustrative).toBe(true);
      expect(figures).toMatchObject([
        {
          assurance: 'ballot',
          status: 'rated',
          n: 120,
          linear: '81.04',
          linearInterval: { lower: '76.32', upper: '85.01' },
          topTwoBox: '83.33',
          topTwoBoxInterval: { lower: '75.65', upper: '88.95' },
          criteria: [
            {
              ...{ code: 'overall', n: 120, linear: '81.04', histogram: [3, 5, 12, 40, 60] },
              ...{ contribution: '81.04', lost: '18.96' },
            },
          ],
          // Of May alone, the month of the ballots: of June nothing is told.
          onTime: { value: '80.00', of: '300' },
          responseRate: { value: '50.00', of: '240' },
        },
      ]);
    });
  });

  it('does not know a unit that nobody announced', async () => {
    expect(await scoring.get(null, `units/${v7()}/figures`)).toMatchObject({
      status: 404,
      body: { code: 'unit-unknown' },
    });
  });
});
