import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { figurePublishedV1, ratingCastV1, type DataOf } from '@namkhong/contracts';
import { ratingOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';
import { QUARTER_RELEASE, type QuarterRelease } from './quarter-release.port.js';
import { blocks, count, type Counted } from './testing/count-by-hand.js';

jest.setTimeout(120_000);

type Rating = DataOf<typeof ratingCastV1>;
interface Point {
  readonly month: string;
  readonly n: number | null;
  readonly linear: string | null;
}

const province = unitOf('TINH', { kind: 'tinh' });
const district = unitOf('HUYEN', { kind: 'huyen', parentId: province.unitId });
const [one, two, three] = ['XA-1', 'XA-2', 'XA-3'].map((code) =>
  unitOf(code, { parentId: district.unitId }),
) as [typeof district, typeof district, typeof district];
const apart = unitOf('XA-4', { parentId: province.unitId });
const leaves = [one, two, three, apart];
const everybody = new Set(leaves.map(({ unitId }) => unitId));
const inDistrict = new Set([one, two, three].map(({ unitId }) => unitId));

let scoring: StartedScoring;
let given: Rating[] = [];

beforeAll(async () => {
  scoring = await startScoring('2026-07-05T03:00:00Z');
  await scoring.publishSet(setOf({ attitude: 6000, result: 4000 }));
  await scoring.learn(province, district, ...leaves);
});
afterAll(() => scoring.stop());

/** So many ratings of a unit in a month by a channel, of all levels; every fifth leaves the second question out. */
function some(unit: { unitId: string }, month: string, channel: Rating['channel'], count: number): Rating[] {
  return Array.from({ length: count }, (_, index) => {
    const attitude = 1 + (index % 5);
    const levels: Rating['levels'] =
      index % 5 === 4 ? { attitude } : { attitude, result: 1 + ((index * 3) % 5) };
    return ratingOf(unit, levels, { day: `${month}-${String(3 + (index % 9)).padStart(2, '0')}`, channel });
  });
}

async function receive(...ratings: Rating[]): Promise<void> {
  await scoring.receive(ratingCastV1, ...ratings);
  given = [...given, ...ratings];
  await scoring.settled(given.length);
}

async function close(): Promise<void> {
  const port = scoring.app.get<QuarterRelease>(QUARTER_RELEASE);
  await scoring.transaction((session) => port.releaseQuarter(session, 'sipas', '2026-Q2'));
}

/** What an answer tells: of which units, months and channels, when, and how much. */
interface ToldRow {
  readonly at: number;
  readonly question: string;
  readonly units: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  readonly channels: ReadonlySet<string>;
  readonly n: number;
  readonly linear: string | null;
}

const MONTHS = ['2026-04', '2026-05', '2026-06'];
const CHANNELS = ['web', 'kiosk', 'qr'];
const told: ToldRow[] = [];
let round = 0;

/** Asks everything that may be asked, by every dimension, window, grain and tree. */
async function askEverything(): Promise<void> {
  round += 1;
  await lookAtFigures();
  const windows = [
    ['2026-04', '2026-06'],
    ['2026-04', '2026-04'],
    ['2026-04', '2026-05'],
    ['2026-05', '2026-06'],
  ] as const;
  const trees = [
    undefined,
    ...(['as-was', 'as-is'] as const).flatMap((tree) => [0, 1].map((level) => ({ tree, level }))),
  ];
  for (const [from, to] of windows) {
    for (const grain of ['month', 'quarter', 'all']) {
      for (const dimensions of [[], ['unit'], ['channel'], ['unit', 'channel']]) {
        for (const rollUp of dimensions.includes('unit') ? trees : [undefined]) {
          const query = {
            setCode: 'sipas',
            measures: ['n', 'linear'],
            dimensions,
            grain,
            window: { from, to },
          };
          const answer = await scoring.post('analyst', 'query', { ...query, ...(rollUp ? { rollUp } : {}) });
          expect(answer.status).toBe(200);
          for (const row of answer.body.rows) {
            if (row.status !== 'published') continue;
            told.push({
              at: round,
              question: JSON.stringify([from, to, grain, dimensions, rollUp]),
              units: unitsOf(row.unitId, rollUp),
              months: new Set(
                MONTHS.filter((month) => month >= from && month <= to).filter((month) =>
                  isIn(month, row.period),
                ),
              ),
              channels: new Set(row.channel === null ? CHANNELS : row.channel.split('+')),
              n: row.n,
              linear: row.linear,
            });
          }
        }
      }
    }
  }
}

/** The public figures: of four quarters, which hold all of this one, and month by month. */
async function lookAtFigures(): Promise<void> {
  for (const { unitId } of leaves) {
    const { body } = await scoring.get(null, `units/${unitId}/figures`);
    const rows = [
      ...body.figures.map(({ n, linear }: Point) => ({ n, linear, months: MONTHS })),
      ...body.series.flatMap(({ points }: { points: Point[] }) =>
        points.map(({ month, n, linear }) => ({ n, linear, months: [month] })),
      ),
    ];
    for (const { n, linear, months } of rows) {
      if (n === null) continue;
      const [units, channels] = [new Set([unitId]), new Set(CHANNELS)];
      told.push({
        at: round,
        question: `figures ${months.length}`,
        units,
        months: new Set(months),
        channels,
        n,
        linear,
      });
    }
  }
}

function unitsOf(unitId: string | null, rollUp: object | undefined): ReadonlySet<string> {
  if (unitId === null || unitId === province.unitId) return everybody;
  if (unitId === district.unitId && rollUp) return inDistrict;
  return new Set([unitId]);
}

function isIn(month: string, period: string): boolean {
  return /^\d{4}-\d{2}$/.test(period) ? month === period : true;
}

function holds(a: ToldRow, b: ToldRow): boolean {
  const [ofA, ofB] = [a, b].map(({ units, months, channels }) => [units, months, channels]);
  return a.at >= b.at && (ofB ?? []).every((set, at) => [...set].every((each) => ofA?.[at]?.has(each)));
}

describe('a quarter that closes', () => {
  it('tells months while it is open, channel by channel', async () => {
    await receive(
      ...some(one, '2026-04', 'web', 12),
      ...some(one, '2026-04', 'kiosk', 4),
      ...some(one, '2026-05', 'web', 15),
      ...some(one, '2026-06', 'web', 7),
      ...some(two, '2026-05', 'web', 10),
      ...some(three, '2026-05', 'web', 5),
      ...some(three, '2026-06', 'kiosk', 3),
      ...some(apart, '2026-06', 'qr', 6),
    );
    await askEverything();
    await receive(
      ...some(two, '2026-05', 'web', 3),
      ...some(two, '2026-04', 'kiosk', 14),
      ...some(three, '2026-04', 'qr', 11),
    );
    await askEverything();
    expect(await nOf([one, two, three, apart], 'all')).toEqual([27, 24, 11, null]);
  });

  it('tells what is left over of a unit with ten, and of units with fewer where they lie below one parent', async () => {
    await close();
    await askEverything();
    const rows = await scoring.sql(
      `SELECT unit_id AS "unitId", units, channels, sum(rated)::int AS rated, count(*)::int AS months
         FROM released_cell WHERE whole_quarter GROUP BY 1, 2, 3 ORDER BY rated DESC, "unitId"`,
    );
    // Of XA-1 4 + 7; of XA-2 3 and of XA-3 5 + 3, together 11 at their district; 6 of XA-4 stay untold. XA-3 leaves over
    // nobody of April by qr, but nine answers to the second question, which were too few for April.
    const below = [two.unitId, three.unitId].toSorted();
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({
      unitId: one.unitId,
      units: [],
      channels: ['kiosk', 'web'],
      rated: 11,
      months: 2,
    });
    expect(rows).toContainEqual({
      unitId: district.unitId,
      units: below,
      channels: ['kiosk', 'qr', 'web'],
      rated: 11,
      months: 3,
    });
    expect(await nOf([one, two, three, apart], 'all')).toEqual([38, 24, 11, null]);
    expect(await nOf([one], 'month')).toEqual([12]);
    expect(await nOf([province], 'all', { tree: 'as-was', level: 0 })).toEqual([84]);
    expect(await nOf([district], 'all', { tree: 'as-is', level: 1 })).toEqual([84]);
  });

  it('is told anew only when it is closed anew, and with ten newcomers', async () => {
    await receive(...some(one, '2026-05', 'qr', 9), ...some(two, '2026-05', 'web', 30));
    await close();
    await askEverything();
    expect(await nOf([one, two, district], 'all')).toEqual([38, 24, null]);
    // The thirty of XA-2 are told with the district, which keeps what it told: 11 + 30.
    expect(await nOf([district], 'all', { tree: 'as-is', level: 1 })).toEqual([84 + 30]);
    await receive(...some(one, '2026-06', 'web', 1));
    await askEverything();
    expect(await nOf([one], 'all')).toEqual([38]);
    await close();
    await askEverything();
    expect(await nOf([one], 'all')).toEqual([48]);
  });

  it('shows the whole in the figure of four quarters, announces it, and no month more than before', async () => {
    const { body } = await scoring.get(null, `units/${one.unitId}/figures`);
    expect(body.figures[0].n).toBe(48);
    expect(body.series[0].points.map(({ month, n }: Point) => [month, n])).toEqual([
      ['2026-04', 12],
      ['2026-05', 15],
      ['2026-06', null],
    ]);
    const published = await scoring.published(figurePublishedV1);
    expect(published.filter(({ data }) => data.unitId === one.unitId).map(({ data }) => data.n)).toEqual([
      38, 48,
    ]);
  });

  it('lets nothing be folded while it closes, so that cells and positions are of one moment', async () => {
    const port = scoring.app.get<QuarterRelease>(QUARTER_RELEASE);
    const late = some(apart, '2026-02', 'web', 12);
    const folded = async () => (await scoring.sql('SELECT 1 FROM rating')).length;
    await scoring.transaction(async (session) => {
      await port.releaseQuarter(session, 'sipas', '2026-Q1');
      await scoring.receive(ratingCastV1, ...late);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await folded()).toBe(given.length);
    });
    given = [...given, ...late];
    await scoring.settled(given.length);
    // It closed before they came: they are told with the quarter alone, when it is closed anew.
    const told = () =>
      scoring.sql('SELECT whole_quarter, rated::int FROM released_cell WHERE month = $1', ['2026-02-01']);
    expect(await told()).toEqual([]);
    await scoring.transaction((session) => port.releaseQuarter(session, 'sipas', '2026-Q1'));
    expect(await told()).toEqual([{ whole_quarter: true, rated: 12 }]);
  });

  it('can be recomputed from the log alone, block by block, up to the moment that each block names', async () => {
    const snapshots = new Map(
      (await scoring.sql('SELECT snapshot_id::text AS id, positions FROM release_snapshot')).map(
        ({ id, positions }) => [String(id), positions as Record<string, Record<string, string>>] as const,
      ),
    );
    const log = (await scoring.logOf('feedback.rating.v1')).map(({ partition, offset, value }) => ({
      partition,
      offset,
      rating: JSON.parse(value) as Rating,
    }));
    const cells = (await scoring.sql(
      `SELECT unit_id AS "unitId", units, month::text, channels, whole_quarter AS "wholeQuarter", rated::int,
              histograms::int[], crosses::int[], days::text[], snapshots::text[]
         FROM released_cell ORDER BY whole_quarter`,
    )) as unknown as ReleasedRow[];
    expect(cells.length).toBeGreaterThan(8);
    const beforeOf = (id: string | undefined) =>
      log
        .filter(({ partition, offset }) => {
          const next = snapshots.get(id ?? '')?.['feedback.rating.v1']?.[String(partition)];
          return next !== undefined && offset < BigInt(next);
        })
        .map(({ rating }) => rating);
    for (const cell of cells) {
      const members = cell.units.length === 0 ? [cell.unitId] : cell.units;
      const months = cells.filter(
        (other) => !other.wholeQuarter && members.includes(other.unitId) && other.month === cell.month,
      );
      for (const [block, read] of blocks.entries()) {
        const id = cell.snapshots[block];
        if (id === '0') {
          expect(read(cell)).toEqual(read(count([])));
          continue;
        }
        const inPart = beforeOf(id).filter(
          ({ unitId, day, channel }) =>
            members.includes(unitId) &&
            `${day.slice(0, 7)}-01` === cell.month &&
            (cell.wholeQuarter || cell.channels.includes(channel)),
        );
        const toldByMonths = cell.wholeQuarter ? months.map(read) : [];
        const expected = read(count(inPart)).map(
          (value, at) => value - toldByMonths.reduce((sum, other) => sum + (other[at] ?? 0n), 0n),
        );
        expect([cell.month, block, read(cell)]).toEqual([cell.month, block, expected]);
      }
    }
  });

  it('withstands whoever subtracts answers from each other, of whatever time, window, tree and dimension', () => {
    const seen = [...new Map(told.map((row) => [keyOf(row), row])).values()];
    expect(seen.length).toBeGreaterThan(100);
    const faults: unknown[] = [];
    for (const a of seen) {
      for (const b of seen) {
        if (a === b || !holds(a, b)) continue;
        const rest = a.n - b.n;
        if (rest !== 0 && rest < 10) faults.push([a, b]);
        if (rest === 0 && a.linear !== b.linear) faults.push([a, b]);
      }
    }
    // A total less all of its parts in another answer of the same moment.
    const answers = [...Map.groupBy(told, ({ at, question }) => `${at} ${question}`).values()];
    for (const a of seen) {
      for (const parts of answers) {
        const within = parts.filter((part) => part.at === a.at && holds(a, part));
        const rest = a.n - within.reduce((sum, { n }) => sum + n, 0);
        if (within.length > 1 && rest !== 0 && Math.abs(rest) < 10) faults.push([a, within]);
      }
    }
    expect(faults).toEqual([]);
  });
});

function keyOf({ at, units, months, channels, n, linear }: ToldRow): string {
  return JSON.stringify([at, [...units], [...months], [...channels], n, linear]);
}

async function nOf(
  units: readonly { unitId: string }[],
  grain: string,
  rollUp?: { tree: string; level: number },
): Promise<(number | null)[]> {
  const { body } = await scoring.post('analyst', 'query', {
    setCode: 'sipas',
    measures: ['n'],
    dimensions: ['unit'],
    grain,
    window: { from: '2026-04', to: '2026-06' },
    ...(rollUp ? { rollUp } : {}),
  });
  return units.map(({ unitId }) => {
    const row = body.rows.find((each: { unitId: string; status: string }) => each.unitId === unitId);
    return row?.n ?? null;
  });
}

interface ReleasedRow extends Counted {
  readonly unitId: string;
  readonly units: readonly string[];
  readonly month: string;
  readonly channels: readonly string[];
  readonly wholeQuarter: boolean;
  readonly snapshots: readonly string[];
}
