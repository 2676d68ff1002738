import { addContents } from '../cells/cell-content.js';
import { figureInputsOf, type FigureInputs } from './figure-inputs.js';
import type { BlockInputs, DatedTotal, SubjectInputs, VersionInputs } from './subject-inputs.js';

/** Cells of one month and version, however many were added up. */
type MonthSum = Pick<BlockInputs, 'month' | 'setVersion' | 'content'>;

/** What blocks add up to, version by version. Days of a month are added before anything is squared. */
export function sumBlocks(blocks: readonly MonthSum[]): VersionInputs[] {
  return [...Map.groupBy(blocks, ({ setVersion }) => setVersion)]
    .toSorted(([a], [b]) => a - b)
    .map(([setVersion, ofVersion]) => {
      const months = addMonths(ofVersion);
      const { rated, histograms, crosses } = months.map(({ content }) => content).reduce(addContents);
      return { setVersion, rated, histograms, crosses, days: months.flatMap(datedDays) };
    });
}

/** All blocks of all units, shared ones as well, added up as they come. */
export class TotalSums {
  private months: readonly MonthSum[] = [];
  private service = { closed: 0n, invited: 0n, onTime: 0n };

  add({ kind, blocks, service }: Pick<SubjectInputs, 'kind' | 'blocks' | 'service'>): void {
    if (kind !== 'unit') return;
    const versions = [...Map.groupBy([...this.months, ...blocks], ({ setVersion }) => setVersion).values()];
    this.months = versions.flatMap(addMonths);
    this.service = {
      closed: this.service.closed + service.closed,
      invited: this.service.invited + service.invited,
      onTime: this.service.onTime + service.onTime,
    };
  }

  /** What was set aside is told unit by unit alone: a total would give away what single units may not tell. */
  figureInputs(): FigureInputs {
    return figureInputsOf({
      kind: 'unit',
      versions: sumBlocks(this.months),
      service: this.service,
      setAside: { byRule: [], versions: [], told: false },
    });
  }
}

/** Of one version, earliest month first. */
function addMonths(blocks: readonly MonthSum[]): MonthSum[] {
  return [...Map.groupBy(blocks, ({ month }) => month)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, ofMonth]) => ({
      month,
      setVersion: ofMonth[0]?.setVersion ?? 0,
      content: ofMonth.map(({ content }) => content).reduce(addContents),
    }));
}

function datedDays({ month, content: { days } }: MonthSum): DatedTotal[] {
  return Array.from({ length: days.length / 3 }, (_, index) => ({
    day: `${month.slice(0, 8)}${String(index + 1).padStart(2, '0')}`,
    n: days[3 * index] ?? 0n,
    sum: days[3 * index + 1] ?? 0n,
    sumOfSquares: days[3 * index + 2] ?? 0n,
  })).filter(({ n }) => n !== 0n);
}
