import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface LoggedQuery {
  readonly queryId: string;
  readonly subject: string;
  readonly askedAt: Date;
  readonly kind: 'query' | 'sandbox' | 'export';
  readonly format: string;
  readonly question: object;
  /** `answered`, or the code of the problem. */
  readonly outcome: string;
  readonly rows: number;
  readonly durationMs: number;
}

@Injectable()
export class QueryLogRepository {
  async add(session: Session, entries: readonly LoggedQuery[]): Promise<void> {
    await session.query(
      `INSERT INTO query_log (query_id, subject, asked_at, kind, format, question, outcome, rows, duration_ms)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::jsonb[], $7::text[],
                            $8::integer[], $9::real[])`,
      [
        entries.map(({ queryId }) => queryId),
        entries.map(({ subject }) => subject),
        entries.map(({ askedAt }) => askedAt),
        entries.map(({ kind }) => kind),
        entries.map(({ format }) => format),
        entries.map(({ question }) => JSON.stringify(question)),
        entries.map(({ outcome }) => outcome),
        entries.map(({ rows }) => rows),
        entries.map(({ durationMs }) => durationMs),
      ],
    );
  }

  /** The newest first, before the entry `before`. */
  async list(session: Session, before: string | null, limit: number): Promise<LoggedQuery[]> {
    return session.query(
      `SELECT query_id AS "queryId", subject, asked_at AS "askedAt", kind, format, question, outcome, rows,
              duration_ms::float8 AS "durationMs"
         FROM query_log
        WHERE $1::uuid IS NULL
           OR (asked_at, query_id) < (SELECT asked_at, query_id FROM query_log WHERE query_id = $1)
        ORDER BY asked_at DESC, query_id DESC LIMIT $2`,
      [before, limit],
    );
  }

  async forgetBefore(session: Session, moment: Date): Promise<void> {
    await session.query('DELETE FROM query_log WHERE asked_at < $1', [moment]);
  }
}
