import { figurePublishedV1, type DataOf } from '@namkhong/contracts';
import { localDate, monthOf } from '@namkhong/domain';
import { Clock, Events, Ids, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { composeFigure, rollingWindow, type CellFigure } from '../index/figure.reader.js';
import { CriteriaSetsReader } from '../methodology/criteria-sets.reader.js';
import { PublishedFiguresRepository } from './published-figures.repository.js';
import { ReleasedCellsReader, type ReleasedCell } from './released-cells.reader.js';

type PublishedFigure = DataOf<typeof figurePublishedV1>;

/** The fewest ballots of which a figure is announced: those that an interval needs. */
const ANNOUNCED_FROM = 30;

/** Announces a unit's figure of the rolling four quarters when it changes. Ballots alone are announced. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly released: ReleasedCellsReader,
    private readonly published: PublishedFiguresRepository,
    private readonly sets: CriteriaSetsReader,
    private readonly events: Events,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** One event per unit and set whose figure is not the one announced last. */
  async publishChanged(session: Session, unitIds: readonly string[]): Promise<void> {
    for (const unitId of unitIds) {
      const cells = (await this.released.ofUnit(session, unitId)).filter(
        ({ assurance }) => assurance === 'ballot',
      );
      for (const [setCode, ofSet] of Map.groupBy(cells, (cell) => cell.setCode)) {
        const figure = await this.figureOf(session, setCode, ofSet);
        if (!figure || figure.n < ANNOUNCED_FROM) continue;
        if (!(await this.published.replace(session, figure, fingerprintOf(figure)))) continue;
        await this.events.append(session, figurePublishedV1, figure);
      }
    }
  }

  /** The figure of the latest version with released cells in the window. */
  private async figureOf(
    session: Session,
    setCode: string,
    cells: readonly ReleasedCell[],
  ): Promise<PublishedFigure | undefined> {
    const now = this.clock.now();
    const window = rollingWindow(
      cells.map(({ month }) => month),
      `${monthOf(localDate(now))}-01`,
    );
    const inWindow = cells.filter(({ month }) => month >= window.from && month <= window.to);
    const version = Math.max(...inWindow.map(({ setVersion }) => setVersion));
    const set = await this.sets.find(session, setCode, version);
    const ofVersion = inWindow.filter(({ setVersion }) => setVersion === version);
    const [first] = ofVersion;
    if (!set || !first) return undefined;
    const figure = composeFigure({ set, until: undefined, assurance: 'ballot', window }, ofVersion);
    const headline = headlineOf(figure);
    if (!headline || figure.n === null) return undefined;
    return {
      publicationId: this.ids.next(),
      unitId: first.unitId,
      setCode,
      setVersion: version,
      headline: set.headline,
      from: figure.from,
      to: figure.to,
      n: figure.n,
      ...headline,
      publishedAt: now.toISOString(),
      illustrative: ofVersion.some(({ illustrative }) => illustrative),
    };
  }
}

function headlineOf(figure: CellFigure): Pick<PublishedFigure, 'score' | 'lower' | 'upper'> | undefined {
  const [score, interval] =
    figure.headline === 'linear'
      ? [figure.linear, figure.linearInterval]
      : [figure.topTwoBox, figure.topTwoBoxInterval];
  if (score === null) return undefined;
  return { score, lower: interval?.lower ?? null, upper: interval?.upper ?? null };
}

/** What makes one figure another: everything but its id and its moment. */
function fingerprintOf({ publicationId: _id, publishedAt: _at, ...figure }: PublishedFigure): string {
  return JSON.stringify(figure);
}
