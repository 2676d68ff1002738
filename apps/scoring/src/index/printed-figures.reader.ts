import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** The figures that publishers printed beside the counts we were given. */
@Injectable()
export class PrintedFiguresReader {
  /** By `month setCode version`; a month counted in several channels has no figure of its own. */
  async ofUnit(session: Session, unitId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await session.query<{ key: string; printed: number }>(
      `SELECT concat_ws(' ', month, set_code, set_version) AS key, min(printed_figure) AS printed
         FROM tally WHERE unit_id = $1
        GROUP BY month, set_code, set_version HAVING count(*) = 1 AND min(printed_figure) IS NOT NULL`,
      [unitId],
    );
    return new Map(rows.map(({ key, printed }) => [key, printed]));
  }
}
