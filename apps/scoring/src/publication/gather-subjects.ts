import {
  addMonths,
  monthOf,
  quarterDays,
  type OfficialShare,
  type SetAsideInputs,
  type SubjectInputs,
} from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { TreeReader } from '../directory/tree.reader.js';
import { DroppedChannelsReader } from '../forensics/dropped-channels.reader.js';
import { SetAsideReader, type SetAside } from '../forensics/set-aside.reader.js';
import { ReleasedCellsReader, type ReleasedCell } from '../release/released-cells.reader.js';
import { officialInputs } from './official-inputs.js';
import { SubjectCellsRepository, type QuarterOf } from './subject-cells.repository.js';
import { holdsWhatCounts, unitInputs } from './unit-inputs.js';

/** A subject's inputs, and what is not said by them. */
export interface GatheredSubject {
  readonly inputs: SubjectInputs;
  /** Whether none of those set aside is still in its figures, so that both may be added up. */
  readonly holdsWhatCounts: boolean;
  /** Whether any of its ratings is made up for show. */
  readonly illustrative: boolean;
}

/** Subjects whose cells are held at once. */
const AT_ONCE = 100;

const NOTHING_SERVED = { closed: 0n, invited: 0n, onTime: 0n };

/** Gathers what the figures of a quarter are computed from, some subjects at a time, in the order of their ids. */
@Injectable()
export class GatherSubjects {
  constructor(
    private readonly cells: SubjectCellsRepository,
    private readonly released: ReleasedCellsReader,
    private readonly trees: TreeReader,
    private readonly setAside: SetAsideReader,
    private readonly dropped: DroppedChannelsReader,
  ) {}

  /** Every unit of which anything is told, or with which something is told of several units below it. */
  async *units(session: Session, of: QuarterOf): AsyncGenerator<GatheredSubject[]> {
    const { from, to } = quarterDays(of.quarter);
    const remainders = Map.groupBy(
      (await this.released.remaindersOf(session, { setCode: of.setCode, from, to })).filter(isBallot),
      ({ unitId }) => unitId,
    );
    const tree = await this.trees.load(session);
    const ids = [...new Set([...(await this.cells.toldUnits(session, of)), ...remainders.keys()])].toSorted();
    for (const unitIds of chunksOf(ids)) {
      const months = await this.released.select(session, {
        setCode: of.setCode,
        from,
        to: `${addMonths(monthOf(to), -1)}-01`,
        unitIds,
        assurance: 'ballot',
      });
      const told = Map.groupBy(months, ({ unitId }) => unitId);
      const strata = Map.groupBy(
        await this.cells.months(session, 'unit', unitIds, of),
        ({ subjectId }) => subjectId,
      );
      const services = await this.cells.services(session, 'unit', unitIds, of.quarter);
      const aside = await this.setAside.of(session, 'unit', unitIds, of.setCode, of.quarter);
      yield unitIds.map((unitId) => {
        const blocks = [...(told.get(unitId) ?? []), ...(remainders.get(unitId) ?? [])];
        const facts = {
          unitId,
          level: tree.unit(unitId)?.kind ?? 'other',
          service: services.get(unitId) ?? NOTHING_SERVED,
          setAside: toSetAside(aside.get(unitId) ?? []),
        };
        const counted = strata.get(unitId) ?? [];
        return {
          inputs: unitInputs(facts, blocks, counted),
          holdsWhatCounts: holdsWhatCounts(blocks, counted),
          illustrative: blocks.some(({ illustrative }) => illustrative),
        };
      });
    }
  }

  /** How many ratings of which officials lie in which units, without the channels that alerts drop. */
  async shares(session: Session, of: QuarterOf): Promise<OfficialShare[]> {
    const { from, to } = quarterDays(of.quarter);
    const dropped = await this.dropped.of(session, await this.cells.officials(session, of));
    const drops = [...dropped.values()].flat().filter((drop) => drop.from < to && drop.to >= from);
    return this.cells.shares(session, of, drops);
  }

  /** Every official with ballots in the quarter. */
  async *officials(session: Session, of: QuarterOf): AsyncGenerator<GatheredSubject[]> {
    for (const ids of chunksOf(await this.cells.officials(session, of))) {
      const bySubject = <Row extends { readonly subjectId: string }>(rows: readonly Row[]) =>
        Map.groupBy(rows, ({ subjectId }) => subjectId);
      const months = bySubject(await this.cells.months(session, 'official', ids, of));
      const days = bySubject(await this.cells.days(session, 'official', ids, of));
      const services = await this.cells.services(session, 'official', ids, of.quarter);
      const raters = await this.cells.raters(session, ids, of);
      const units = await this.cells.unitsOf(session, ids, of);
      const aside = await this.setAside.of(session, 'official', ids, of.setCode, of.quarter);
      const dropped = await this.dropped.of(session, ids);
      const { from, to } = quarterDays(of.quarter);
      yield ids.map((subjectId) => {
        const facts = {
          subjectId,
          unitId: units.get(subjectId) ?? subjectId,
          service: services.get(subjectId) ?? NOTHING_SERVED,
          distinctRaters: raters.get(subjectId) ?? null,
          setAside: toSetAside(aside.get(subjectId) ?? []),
        };
        const cells = { months: months.get(subjectId) ?? [], days: days.get(subjectId) ?? [] };
        const drops = (dropped.get(subjectId) ?? []).filter((drop) => drop.from < to && drop.to >= from);
        return {
          inputs: officialInputs(facts, cells, drops),
          holdsWhatCounts: true,
          illustrative: cells.months.some(({ illustrative }) => illustrative),
        };
      });
    }
  }
}

function isBallot({ assurance }: ReleasedCell): boolean {
  return assurance === 'ballot';
}

/** Rule by rule, and version by version; whether it may be told is decided when all subjects are known. */
function toSetAside(rows: readonly SetAside[]): SetAsideInputs {
  const versions = [...Map.groupBy(rows, ({ setVersion }) => setVersion)].toSorted(([a], [b]) => a - b);
  const rules = [...Map.groupBy(rows, ({ rule }) => rule)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rated = (of: readonly SetAside[]) => of.reduce((total, row) => total + BigInt(row.rated), 0n);
  return {
    byRule: rules.map(([rule, ofRule]) => ({ rule, count: rated(ofRule) })),
    versions: versions.map(([setVersion, ofVersion]) => ({
      setVersion,
      rated: rated(ofVersion),
      histograms: (ofVersion[0]?.histograms ?? []).map((_, index) =>
        ofVersion.reduce((total, { histograms }) => total + (histograms[index] ?? 0n), 0n),
      ),
    })),
    told: false,
  };
}

function* chunksOf(ids: readonly string[]): Generator<string[]> {
  for (let at = 0; at < ids.length; at += AT_ONCE) yield ids.slice(at, at + AT_ONCE);
}
