import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { groupArrays, groupKey, GROUPS, type CellGroup } from '../intake/cells.reader.js';
import { RatingsReader, type ChannelRating } from '../intake/ratings.reader.js';
import { GroupStates } from './group-states.js';
import { isSafeBeside, type PartTelling } from './is-safe-beside.js';
import { unitsAtATime } from './units-at-a-time.js';

interface TellingRow extends CellGroup {
  readonly channels: string[];
  readonly snapshotId: string;
  readonly snapshots: string[];
}

/** Answers whoever would tell a closed month finer than its parts, whether that may be. */
@Injectable()
export class FinerTellingReader {
  constructor(
    private readonly ratings: RatingsReader,
    private readonly states: GroupStates,
  ) {}

  /**
   * Those of the groups that may be told by another division. None in which a rating was ever changed: of these nobody
   * knows who was in which telling.
   *
   * @param counted how many ratings each group holds; one with more or fewer known ratings, as after a tally, is refused
   */
  async mayTell(
    session: Session,
    groups: readonly (CellGroup & { readonly counted: number })[],
    classOf: (rating: ChannelRating) => string,
  ): Promise<CellGroup[]> {
    const counted = new Map(groups.map((group) => [groupKey(group), group.counted]));
    const allowed: CellGroup[] = [];
    for (const some of unitsAtATime(groups)) {
      const ratings = await this.ratings.whereNothingChanged(session, some);
      const tellings = await this.tellings(session, some);
      const shown = [...tellings.values()].flat().map(({ snapshotId }) => snapshotId);
      const positionOf = await this.states.positionOf(session, shown);
      for (const group of some) {
        const key = groupKey(group);
        const known = ratings.get(key) ?? [];
        if (known.length === 0 || known.length !== counted.get(key)) continue;
        if (isSafeBeside(tellings.get(key) ?? [], known, classOf, positionOf)) allowed.push(group);
      }
    }
    return allowed;
  }

  private async tellings(
    session: Session,
    groups: readonly CellGroup[],
  ): Promise<Map<string, PartTelling[]>> {
    const rows = await session.query<TellingRow>(
      `SELECT wanted.unit_id AS "unitId", wanted.month::text, wanted.set_code AS "setCode",
              wanted.set_version AS "setVersion", wanted.assurance, told.channels,
              told.snapshot_id AS "snapshotId", told.snapshots
         FROM ${GROUPS} telling told USING (unit_id, month, set_code, set_version, assurance)
        WHERE NOT told.whole_quarter
        ORDER BY told.snapshot_id`,
      groupArrays(groups),
    );
    return new Map(
      [...Map.groupBy(rows, groupKey)].map(([key, ofGroup]) => [
        key,
        ofGroup.map(({ channels, snapshotId, snapshots }) => ({
          channels,
          snapshotId: BigInt(snapshotId),
          snapshots: snapshots.map(BigInt),
        })),
      ]),
    );
  }
}
