import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { PostHolderReader } from '../assignments/post-holder.reader.js';
import { ActingReader } from '../organisation/acting.reader.js';
import type { Holders } from './choose-recipient.js';

/** Who stands above a unit, and who answers for each on a day. */
export interface CommandLines {
  /** The unit, then the units above it, nearest first. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
  readonly holders: Holders;
}

/** Reads lines of command for many units at once. */
@Injectable()
export class CommandLineReader {
  constructor(
    private readonly acting: ActingReader,
    private readonly posts: PostHolderReader,
  ) {}

  async read(session: Session, unitIds: readonly string[], day: CivilDate): Promise<CommandLines> {
    const rows = await session.query<{ of_unit: string; unit_id: string }>(
      `WITH RECURSIVE line AS (
         SELECT unit_id AS of_unit, unit_id, parent_id, 0 AS height FROM units WHERE unit_id = ANY($1::uuid[])
         UNION ALL
         SELECT line.of_unit, u.unit_id, u.parent_id, line.height + 1
           FROM units u JOIN line ON u.unit_id = line.parent_id WHERE line.height < 50
       ) SELECT of_unit, unit_id FROM line ORDER BY of_unit, height`,
      [unitIds],
    );
    const lines = new Map(
      [...Map.groupBy(rows, (row) => row.of_unit)].map(([unitId, line]) => [
        unitId,
        line.map((row) => row.unit_id),
      ]),
    );
    const everyone = [...new Set(rows.map((row) => row.unit_id))];
    const heads = await this.acting.actingHeads(session, everyone, day);
    const leaders = await this.posts.leaders(session, unitIds, day);
    const deputies = leaders.filter(({ role }) => role === 'deputy');
    return {
      lines,
      holders: {
        heads: new Map([...heads].map(([unitId, { officialId }]) => [unitId, [officialId]])),
        deputies: new Map(deputies.map(({ unitId, officialIds }) => [unitId, officialIds])),
      },
    };
  }
}
