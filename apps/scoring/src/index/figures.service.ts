import type { UnitFigures } from '@namkhong/contracts/http/scoring';
import { localDate, monthOf, sumByMonth } from '@namkhong/domain';
import { Clock, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import type { CellGroup } from '../intake/cells.reader.js';
import { CriteriaSetsReader, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { ServedReader, type ServedMonth } from '../query/served.reader.js';
import { ReleasedCellsReader, type ReleasedCell } from '../release/released-cells.reader.js';
import { composeFigure } from './compose-figure.js';
import { composeSeries, type SeriesMonth } from './compose-series.js';
import { PrintedFiguresReader } from './printed-figures.reader.js';
import { rollingWindow } from './rolling-window.js';
import { servedShares } from './served-shares.js';

/** All that is known of one set and assurance at a unit. */
interface Strand {
  readonly versions: readonly CriteriaSetVersion[];
  readonly cells: readonly ReleasedCell[];
  readonly groups: readonly CellGroup[];
}

/** The public figures of units, from released cells alone. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly released: ReleasedCellsReader,
    private readonly printed: PrintedFiguresReader,
    private readonly served: ServedReader,
    private readonly sets: CriteriaSetsReader,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 `unit-unknown` */
  async ofUnit(unitId: string): Promise<UnitFigures> {
    return this.database.read(async (session) => {
      const unit = await this.directory.unit(session, unitId);
      if (!unit) throw new Problem(404, 'unit-unknown', { unitId });
      const cells = await this.released.ofUnit(session, unitId);
      const withheld = await this.released.withheldGroupsOf(session, unitId);
      const printed = await this.printed.ofUnit(session, unitId);
      const served = await this.served.months(session, monthsOf(cells), [unitId]);
      const strands = await this.strands(session, cells, withheld);
      const times = cells.map(({ releasedAt }) => releasedAt.getTime());
      return {
        unitId,
        illustrative: unit.illustrative || cells.some(({ illustrative }) => illustrative),
        asOf: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
        figures: strands.flatMap((strand) => this.figures(strand, served)),
        series: strands.flatMap((strand) => series(strand, printed)),
      };
    });
  }

  /** One per set and assurance, ballots first. */
  private async strands(
    session: Session,
    cells: readonly ReleasedCell[],
    withheld: readonly CellGroup[],
  ): Promise<Strand[]> {
    const keyOf = ({ assurance, setCode }: CellGroup) => `${assurance} ${setCode}`;
    const cellsOf = Map.groupBy(cells, keyOf);
    const groupsOf = Map.groupBy([...cells, ...withheld], keyOf);
    const strands: Strand[] = [];
    for (const [key, groups] of [...groupsOf].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const versions = await this.sets.versions(session, groups[0]?.setCode ?? '');
      strands.push({ versions, cells: cellsOf.get(key) ?? [], groups });
    }
    return strands;
  }

  /** The latest version first. */
  private figures(
    { versions, cells, groups }: Strand,
    served: readonly ServedMonth[],
  ): UnitFigures['figures'] {
    const current = `${monthOf(localDate(this.clock.now()))}-01`;
    const window = rollingWindow(
      groups.map(({ month }) => month),
      current,
    );
    return versions.toReversed().flatMap((set) => {
      const inWindow = groups.find(
        ({ setVersion, month }) => setVersion === set.version && month >= window.from && month <= window.to,
      );
      if (!inWindow) return [];
      const until = versions.find(({ version }) => version === set.version + 1)?.effectiveFrom;
      const ofVersion = cells.filter(({ setVersion }) => setVersion === set.version);
      const { assurance } = inWindow;
      const figure = composeFigure({ set, until, assurance, window }, ofVersion);
      const told = cells.filter(({ month }) => month >= window.from && month <= window.to);
      const n = assurance === 'ballot' ? figure.n : null;
      return [{ ...figure, ...servedShares(set.version, n, told, served) }];
    });
  }
}

/** From the first month to the last of which anything is told. */
function monthsOf(cells: readonly ReleasedCell[]): { from: string; to: string } {
  const months = cells.map(({ month }) => month.slice(0, 7)).toSorted();
  return { from: months[0] ?? '2000-01', to: months.at(-1) ?? '2000-01' };
}

function series(
  { versions, cells, groups }: Strand,
  printed: ReadonlyMap<string, number>,
): UnitFigures['series'] {
  const [first] = groups;
  const latest = versions.at(-1);
  if (!first || !latest) return [];
  const keyOf = ({ month, setCode, setVersion }: CellGroup) => `${month} ${setCode} ${setVersion}`;
  const cellsOf = Map.groupBy(
    cells.filter(({ wholeQuarter }) => !wholeQuarter),
    keyOf,
  );
  const months = [...new Map(groups.map((group) => [keyOf(group), group]))].flatMap(
    ([key, { month, setVersion, assurance }]): SeriesMonth[] => {
      const set = versions.find(({ version }) => version === setVersion);
      if (!set) return [];
      const printedFigure = assurance === 'open' ? (printed.get(key) ?? null) : null;
      return [{ month, set, cells: sumByMonth(cellsOf.get(key) ?? []), printedFigure }];
    },
  );
  return [
    { setCode: first.setCode, title: latest.title, assurance: first.assurance, ...composeSeries(months) },
  ];
}
