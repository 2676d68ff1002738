import { unitFigures, type UnitFigures } from '@namkhong/contracts/http/scoring';
import { demoUnit, eventually } from '@namkhong/nk';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Trace } from '../loop/trace.js';
import { findUnit } from './find-unit.js';

/** The figures of the fictional ward as anybody reads them, once all six months of the replayed ballots are told. */
export async function readToldFigures(cast: Pick<Cast, 'citizen'>): Promise<UnitFigures> {
  const wardId = await findUnit(cast, demoUnit.name, demoUnit.code);
  const told = await eventually('the figures of two quarters', async () => {
    const figures = await cast.citizen.call(`/api/scoring/v1/units/${wardId}/figures`, unitFigures);
    return monthsRated(figures) === 6 ? figures : undefined;
  });
  return demand('the ward is marked as illustration', told, ({ illustrative }) => illustrative);
}

/** One rating more must not be readable from what is told before and after it. */
export async function demandUnmoved(cast: Cast, trace: Trace, before: UnitFigures): Promise<void> {
  demand(
    'one rating moves no published figure',
    printed(await readToldFigures(cast)),
    (after) => after === printed(before),
  );
  trace.add({
    journey: 'rating',
    step: 'published figures as before: one rating more tells nothing',
    months: monthsRated(before),
  });
}

/** Every figure that is told; a month that is withheld tells none. */
function printed({ figures, series }: UnitFigures): string {
  const points = series.flatMap(({ setCode, points: all }) =>
    all.filter(({ status }) => status !== 'suppressed').map((point) => ({ setCode, ...point })),
  );
  return JSON.stringify({ figures, points });
}

function monthsRated({ series }: UnitFigures): number {
  const points = series.find(({ setCode }) => setCode === 'sipas')?.points ?? [];
  return points.filter(({ status }) => status === 'rated').length;
}
