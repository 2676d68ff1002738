import type { IndexQuery } from '@namkhong/contracts/http/scoring-query';
import { localDate } from '@namkhong/domain';
import { Clock, Database } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { TreeReader } from '../directory/tree.reader.js';
import type { RowUnit } from './place-cells.js';

/** Adds units up to a level of the organisation, as it was in each month or as it is today. */
@Injectable()
export class UnitTrees {
  constructor(
    private readonly database: Database,
    private readonly trees: TreeReader,
    private readonly clock: Clock,
  ) {}

  /**
   * For a unit in a month the unit of the level that holds its facts, or the one that carries it on where it is no deeper;
   * never one above what the caller may see, whose row would be taken for the whole.
   *
   * @param reach units that may stand in a row; null for all
   */
  async rowUnits(
    { tree: view, level }: NonNullable<IndexQuery['rollUp']>,
    reach: ReadonlySet<string> | null,
  ): Promise<RowUnit> {
    const tree = await this.database.read((session) => this.trees.load(session));
    const today = localDate(this.clock.now());
    const found = new Map<string, string | null>();
    return (unitId, month) => {
      const key = view === 'as-was' ? `${unitId} ${month}` : unitId;
      let unit = found.get(key);
      if (unit === undefined) {
        const line = tree.line(view, unitId, month, today).toReversed();
        const within = reach === null ? line : line.filter((id) => reach.has(id));
        const at = line.slice(level).find((id) => within.includes(id));
        found.set(key, (unit = at ?? within.at(-1) ?? null));
      }
      return unit;
    };
  }
}
