import type { DataOf, tallyRecordedV1 } from '@namkhong/contracts';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

type Tally = DataOf<typeof tallyRecordedV1>;

/** The tallies themselves, so that one counts once and a contradicting one is seen. */
@Injectable()
export class TalliesRepository {
  /** Answers `added`, `known` when the same counts were there already, or `differs`. */
  async add(session: Session, tally: Tally): Promise<'added' | 'known' | 'differs'> {
    const month = `${tally.month}-01`;
    const added = await session.query(
      `INSERT INTO tally (unit_id, month, set_code, channel, set_version, tally_id, counts, printed_figure)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING tally_id`,
      [
        tally.unitId,
        month,
        tally.setCode,
        tally.channel,
        tally.setVersion,
        tally.tallyId,
        JSON.stringify(tally.counts),
        tally.printedFigure,
      ],
    );
    if (added.length > 0) return 'added';
    const same = await session.query(
      `SELECT 1 FROM tally
        WHERE unit_id = $1 AND month = $2 AND set_code = $3 AND channel = $4 AND set_version = $5 AND counts = $6`,
      [tally.unitId, month, tally.setCode, tally.channel, tally.setVersion, JSON.stringify(tally.counts)],
    );
    return same.length > 0 ? 'known' : 'differs';
  }
}
