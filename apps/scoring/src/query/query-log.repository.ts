import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Somebody's question, as it is put down before it is answered. */
export interface AskedQuery {
  readonly queryId: string;
  readonly subject: string;
  readonly askedAt: Date;
  readonly kind: 'query' | 'sandbox' | 'export';
  readonly format: string;
  readonly question: object;
}

/** What became of it. */
export interface EndedQuery {
  readonly queryId: string;
  /** `answered`, or the code of the problem; `asked` until it is known. */
  readonly outcome: string;
  readonly rows: number;
  readonly durationMs: number;
}

export type LoggedQuery = AskedQuery & EndedQuery;

@Injectable()
export class QueryLogRepository {
  async add(session: Session, entries: readonly AskedQuery[]): Promise<void> {
    await session.prepared(
      'questions asked',
      `INSERT INTO query_log (query_id, subject, asked_at, kind, format, question, outcome, rows, duration_ms)
       SELECT *, 'asked', 0, 0
         FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::jsonb[])`,
      [
        entries.map(({ queryId }) => queryId),
        entries.map(({ subject }) => subject),
        entries.map(({ askedAt }) => askedAt),
        entries.map(({ kind }) => kind),
        entries.map(({ format }) => format),
        entries.map(({ question }) => JSON.stringify(question, storable)),
      ],
    );
  }

  async end(session: Session, entries: readonly EndedQuery[]): Promise<void> {
    await session.query(
      `UPDATE query_log SET outcome = ended.outcome, rows = ended.rows, duration_ms = ended.duration_ms
         FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::real[]) AS ended (query_id, outcome, rows, duration_ms)
        WHERE query_log.query_id = ended.query_id`,
      [
        entries.map(({ queryId }) => queryId),
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

/** PostgreSQL keeps neither U+0000 nor half a surrogate pair; one question that holds them must not stop the log. */
function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value;
}
