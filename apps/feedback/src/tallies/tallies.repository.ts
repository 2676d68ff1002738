import { tallyRecordedV1 } from '@namkhong/contracts';
import { Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { tallyKey, type Tally } from './accept-tally.js';

type KnownTally = Pick<Tally, 'unitId' | 'month' | 'setCode' | 'channel' | 'counts'>;

/** The tallies with their events: one is never stored without the other. */
@Injectable()
export class TalliesRepository {
  constructor(private readonly events: Events) {}

  /** The tallies already recorded under the keys of the given ones, by key; locked against a second import. */
  async find(session: Session, tallies: readonly Tally[]): Promise<ReadonlyMap<string, KnownTally>> {
    await session.query(`lock table tally in share row exclusive mode`);
    const rows = await session.query<KnownTally>(
      `select unit_id as "unitId", month, set_code as "setCode", channel, counts
       from tally where unit_id = any($1::uuid[]) and month = any($2::text[])`,
      [tallies.map((tally) => tally.unitId), tallies.map((tally) => tally.month)],
    );
    return new Map(rows.map((row) => [tallyKey(row), row]));
  }

  async add(session: Session, tallies: readonly Tally[]): Promise<void> {
    const rows = tallies.map((tally) => ({
      tally_id: tally.tallyId,
      unit_id: tally.unitId,
      month: tally.month,
      set_code: tally.setCode,
      set_version: tally.setVersion,
      channel: tally.channel,
      counts: tally.counts,
      printed_figure: tally.printedFigure,
      illustrative: tally.illustrative,
    }));
    await session.query(
      `insert into tally (tally_id, unit_id, month, set_code, set_version, channel, counts, printed_figure, illustrative)
       select tally_id, unit_id, month, set_code, set_version, channel, counts, printed_figure, illustrative
       from json_to_recordset($1) as tally (tally_id uuid, unit_id uuid, month text, set_code text,
         set_version integer, channel text, counts jsonb, printed_figure integer, illustrative boolean)`,
      [JSON.stringify(rows)],
    );
    await this.events.appendAll(session, tallyRecordedV1, tallies);
  }
}
