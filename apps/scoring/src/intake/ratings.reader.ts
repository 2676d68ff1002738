import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { groupArrays, groupKey, GROUPS, type CellGroup } from './cells.reader.js';

/** A rating of a group, and where it was cast in the log; null for one from before that was kept. */
export interface ChannelRating {
  readonly channel: string;
  readonly stratum: string;
  readonly day: string;
  readonly log: { readonly partition: number; readonly offset: bigint } | null;
  /** In the order of the set, 0 for no answer. */
  readonly levels: readonly number[];
}

interface Row extends CellGroup {
  readonly channel: string | null;
  readonly stratum: string;
  readonly day: string;
  readonly partition: number | null;
  readonly offset: string | null;
  readonly levels: readonly number[];
}

const COLUMNS = `
  wanted.unit_id AS "unitId", wanted.month::text, wanted.set_code AS "setCode", wanted.set_version AS "setVersion",
  wanted.assurance, rating.channel, rating.stratum, rating.day::text, rating.log_partition AS partition,
  rating.log_offset AS offset, rating.levels`;

const OF_GROUP = `
  rating.unit_id = wanted.unit_id AND rating.day >= wanted.month AND rating.day < wanted.month + interval '1 month'
  AND rating.set_code = wanted.set_code AND rating.set_version = wanted.set_version
  AND rating.assurance = wanted.assurance`;

/** The ratings themselves, for the privacy floor's keeper: where counts do not say who is in them. */
@Injectable()
export class RatingsReader {
  /**
   * Of those of the groups in which any rating was ever changed after it was cast, the ratings that are in the cells now,
   * by group. Not of channels with a tally, of whose people nobody knows which is which.
   */
  async whereTakenBack(
    session: Session,
    groups: readonly CellGroup[],
  ): Promise<Map<string, ChannelRating[]>> {
    const rows = await session.query<Row>(
      `SELECT ${COLUMNS}
         FROM ${GROUPS} taken_back USING (unit_id, month, set_code, set_version, assurance)
         LEFT JOIN rating
           ON ${OF_GROUP} AND rating.counted
          AND NOT EXISTS (SELECT FROM tally WHERE tally.unit_id = wanted.unit_id AND tally.month = wanted.month
                             AND tally.set_code = wanted.set_code AND tally.channel = rating.channel)`,
      groupArrays(groups),
    );
    return byGroup(rows);
  }

  /** Of those of the groups in which none was ever changed, all ratings by group. */
  async whereNothingChanged(
    session: Session,
    groups: readonly CellGroup[],
  ): Promise<Map<string, ChannelRating[]>> {
    const rows = await session.query<Row>(
      `SELECT ${COLUMNS} FROM ${GROUPS} rating ON ${OF_GROUP}
        WHERE NOT EXISTS (SELECT FROM taken_back back
                           WHERE back.unit_id = wanted.unit_id AND back.month = wanted.month
                             AND back.set_code = wanted.set_code AND back.set_version = wanted.set_version
                             AND back.assurance = wanted.assurance)`,
      groupArrays(groups),
    );
    return byGroup(rows);
  }
}

function byGroup(rows: readonly Row[]): Map<string, ChannelRating[]> {
  return new Map([...Map.groupBy(rows, groupKey)].map(([key, ofGroup]) => [key, ofGroup.flatMap(toRating)]));
}

/** None where a group has no rating that could be told apart. */
function toRating({ channel, stratum, day, partition, offset, levels }: Row): ChannelRating[] {
  if (channel === null) return [];
  const log = partition === null || offset === null ? null : { partition, offset: BigInt(offset) };
  return [{ channel, stratum, day, log, levels }];
}
