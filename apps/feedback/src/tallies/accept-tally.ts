import type { Channel, DataOf, tallyRecordedV1 } from '@namkhong/contracts';
import type { tallyImport } from '@namkhong/contracts/http/feedback';
import { monthOf, type CivilDate } from '@namkhong/domain';
import type { z } from 'zod';
import type { CriteriaSetVersion } from '../directory/criteria-sets.reader.js';
import type { Directory } from '../directory/directory.reader.js';

export type TallyLine = z.output<typeof tallyImport>['tallies'][number];
export type Tally = DataOf<typeof tallyRecordedV1>;

export type TallyRefusal =
  | 'unit-unknown'
  | 'unit-not-in-force'
  | 'tally-empty'
  | 'tally-month-in-future'
  | 'tally-differs'
  | 'set-not-in-force'
  | 'criterion-unknown';

/** What identifies a tally: a second one with the same key is the same or a correction. */
export function tallyKey(tally: {
  readonly unitId: string;
  readonly month: string;
  readonly setCode: string;
  readonly channel: Channel;
}): string {
  return [tally.unitId, tally.month, tally.setCode, tally.channel].join(' ');
}

/** A month of counts as it concerns us, or why it is refused. Version and unit are those of the first of the month. */
export function acceptTally(
  line: TallyLine,
  context: {
    readonly directory: Directory;
    readonly versionOn: (day: CivilDate) => CriteriaSetVersion | undefined;
    readonly illustrative: boolean;
    readonly today: CivilDate;
    readonly tallyId: string;
  },
): Tally | TallyRefusal {
  if (line.month > monthOf(context.today)) return 'tally-month-in-future';
  const firstDay = `${line.month}-01`;
  const unit = context.directory.unitOn(line.unitCode, firstDay);
  if (typeof unit === 'string') return unit;
  const version = context.versionOn(firstDay);
  if (!version) return 'set-not-in-force';
  const asked = new Set(version.criteria.map((criterion) => criterion.code));
  if (Object.keys(line.counts).some((code) => !asked.has(code))) return 'criterion-unknown';
  if (Object.values(line.counts).every((histogram) => histogram.every((count) => count === 0))) {
    return 'tally-empty';
  }
  return {
    tallyId: context.tallyId,
    unitId: unit.unitId,
    channel: line.channel,
    month: line.month,
    setCode: version.setCode,
    setVersion: version.version,
    counts: line.counts,
    printedFigure: line.printedFigure,
    illustrative: context.illustrative || unit.illustrative,
  };
}

/** Whether a repeated tally counts what the known one counted. */
export function countsTheSame(known: Pick<Tally, 'counts'>, repeated: Pick<Tally, 'counts'>): boolean {
  const codes = new Set([...Object.keys(known.counts), ...Object.keys(repeated.counts)]);
  return [...codes].every((code) => known.counts[code]?.join() === repeated.counts[code]?.join());
}
