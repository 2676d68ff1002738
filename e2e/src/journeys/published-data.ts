import { page } from '@namkhong/contracts/http/page';
import { unit } from '@namkhong/contracts/http/directive';
import { unitFigures, type UnitFigures } from '@namkhong/contracts/http/scoring';
import { indexResult } from '@namkhong/contracts/http/scoring-query';
import { eventually, importFile, importSurvey, publishCriteriaSet, sendOnceKnown } from '@namkhong/nk';
import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Trace } from '../loop/trace.js';
import { findUnit } from './find-unit.js';

const data = new URL('../../../packages/nk/data/', import.meta.url);
/** The services and how many of their months have counts. */
export const ukServices = [
  { code: 'UK-OPG-DEPUTY', name: 'Deputy reporting', months: 39 },
  { code: 'UK-OPG-LPA', name: 'Make a lasting power of attorney', months: 14 },
];
const sfoMapping = z.object({
  units: z.record(z.string(), z.string()),
  unitColumn: z.string(),
  criteria: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.int()),
});

/** Every month that the publisher counted has the figure the publisher printed, and the change of method is marked. */
export async function compareWithPublisher(cast: Cast, trace: Trace): Promise<void> {
  let reproduced = 0;
  for (const service of ukServices) {
    const { name } = service;
    const { points, breaks } = await readPublishedMonths(cast, service);
    for (const { month, headline, value, printedFigure } of points) {
      demand(
        `${name} ${month}: the figure that was printed`,
        { value, printedFigure },
        () => value !== null && Math.round(Number(value)) === printedFigure,
      );
      demand(
        `${name} ${month}: by the method then in force`,
        headline,
        (used) => used === (month < '2026-04' ? 'linear' : 'top-two-box'),
      );
      reproduced += 1;
    }
    demand(
      'the break of series',
      breaks.map(({ month }) => month),
      (marked) => marked.join() === '2026-04',
    );
  }
  trace.add({
    journey: 'published-data',
    step: 'figures of another publisher reproduced',
    months: reproduced,
  });
}

/** The months of such a service as anybody reads them, once all of them are told. */
export async function readPublishedMonths(
  cast: Pick<Cast, 'citizen'>,
  { code, name, months }: (typeof ukServices)[number],
): Promise<UnitFigures['series'][number]> {
  const unitId = await findUnit(cast, name, code);
  return eventually(`the months of ${name}`, async () => {
    const { series } = await cast.citizen.call(`/api/scoring/v1/units/${unitId}/figures`, unitFigures);
    const [only] = series.filter(({ setCode }) => setCode === 'uk-opg');
    // A month is told some seconds after its last count arrived; until then it is withheld.
    const told = only?.points.filter(({ value }) => value !== null) ?? [];
    return told.length === months ? only : undefined;
  });
}

/** A survey with a mapping of its columns: the counts per criterion are those of the file. */
export async function compareWithSurvey(cast: Cast, trace: Trace): Promise<void> {
  const { operator, analyst } = cast;
  const folder = new URL('sfo/', data);
  const { rejected } = await importFile(operator, 'units', new URL('units.csv', folder));
  demand('the boarding areas as units', rejected, ({ length }) => length === 0);
  await publishCriteriaSet(operator, new URL('criteria-set.json', folder));
  const [file, mappingFile] = [new URL('2016.csv', folder), new URL('mapping.json', folder)];
  const report = await sendOnceKnown('the survey', () => importSurvey(operator, file, mappingFile, false), [
    'no-answers',
  ]);

  const mapping = sfoMapping.parse(JSON.parse(await readFile(mappingFile, 'utf8')));
  const direct = countAnswers(await readFile(file, 'utf8'), mapping);
  const expected = [...direct.values()].flatMap((counts) => [...counts.values()]).length;
  const told = await eventually('the counts of the survey', async () => {
    const { rows } = await analyst.call('/api/scoring/v1/query', indexResult, {
      json: {
        setCode: 'sfo-2016',
        measures: ['n'],
        dimensions: ['unit', 'criterion'],
        window: { from: '2016-05', to: '2016-05' },
      },
    });
    return rows.length >= expected ? rows : undefined;
  });
  const areas = await areaOfUnit(cast, Object.values(mapping.units));
  for (const { unitId, criterion, n } of told) {
    const counted = direct.get(areas.get(unitId ?? '') ?? '')?.get(criterion ?? '') ?? 0;
    demand(
      `${criterion} of ${areas.get(unitId ?? '')}`,
      { n, counted },
      () => n === counted || (n === null && counted < 10),
    );
  }
  trace.add({
    journey: 'published-data',
    step: 'survey counted as the file says',
    rows: report.read,
    ratings: report.accepted + report.unchanged,
    unanswered: report.rejected.length,
    countsCompared: told.length,
  });
}

/** Straight from the file, knowing nothing of the platform: answers by unit code and criterion. */
function countAnswers(
  csv: string,
  { units, unitColumn, criteria, values }: z.output<typeof sfoMapping>,
): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const row of z
    .array(z.record(z.string(), z.string()))
    .parse(parse(csv, { columns: true, bom: true }))) {
    const area = units[row[unitColumn] ?? ''] ?? '';
    const ofArea = counts.get(area) ?? new Map<string, number>();
    counts.set(area, ofArea);
    for (const [criterion, column] of Object.entries(criteria)) {
      const answered = Object.hasOwn(values, row[column] ?? '');
      ofArea.set(criterion, (ofArea.get(criterion) ?? 0) + (answered ? 1 : 0));
    }
  }
  return counts;
}

async function areaOfUnit({ citizen }: Cast, codes: readonly string[]): Promise<Map<string, string>> {
  const { items } = await citizen.call('/api/directive/v1/units?limit=200&q=Boarding', page(unit));
  return new Map(items.filter(({ code }) => codes.includes(code)).map(({ unitId, code }) => [unitId, code]));
}
