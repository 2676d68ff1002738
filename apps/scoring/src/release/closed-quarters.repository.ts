import type { Quarter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Quarters of sets whose months are told no more. */
@Injectable()
export class ClosedQuartersRepository {
  /** Whether it was open until now. */
  async close(session: Session, setCode: string, quarter: Quarter, closedAt: Date): Promise<boolean> {
    const closed = await session.query(
      `INSERT INTO closed_quarter (set_code, quarter, closed_at) VALUES ($1, $2, $3)
       ON CONFLICT (set_code, quarter) DO NOTHING RETURNING 1`,
      [setCode, quarter, closedAt],
    );
    return closed.length > 0;
  }

  /** Those of the given sets, as `set quarter`. */
  async of(session: Session, setCodes: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await session.query<{ key: string }>(
      `SELECT set_code || ' ' || quarter AS key FROM closed_quarter WHERE set_code = ANY ($1::text[])`,
      [[...new Set(setCodes)]],
    );
    return new Set(rows.map(({ key }) => key));
  }
}
