import type { exportRequest, IndexQuery, ScheduledExport } from '@namkhong/contracts/http/scoring-query';
import type { HeldGrant, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';

export type ExportRequest = z.output<typeof exportRequest>;

/** An export whose time has come. */
export interface DueExport extends ExportRequest {
  readonly exportId: string;
  readonly owner: string;
  readonly question: IndexQuery;
}

export interface ExportFile {
  readonly fileId: string;
  readonly exportId: string;
  readonly madeAt: Date;
  readonly keptUntil: Date;
  readonly outcome: string;
  readonly rows: number;
  readonly content: Buffer;
}

@Injectable()
export class ExportsRepository {
  async add(
    session: Session,
    owner: string,
    exportId: string,
    request: ExportRequest,
    times: { readonly nextRunAt: Date | null; readonly now: Date },
  ): Promise<void> {
    const { savedQueryId, cadence, format, months, endsOn } = request;
    await session.query(
      `INSERT INTO scheduled_export (export_id, saved_query_id, owner, cadence, format, months, ends_on, next_run_at,
                                     last_run_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [exportId, savedQueryId, owner, cadence, format, months, endsOn, times.nextRunAt, times.now],
    );
  }

  async countOf(session: Session, owner: string): Promise<number> {
    const [row] = await session.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM scheduled_export WHERE owner = $1',
      [owner],
    );
    return row?.count ?? 0;
  }

  async ofOwner(session: Session, owner: string): Promise<ScheduledExport[]> {
    const rows = await session.query<
      ScheduledExport & { nextRunAt: Date | null; files: ScheduledExport['files'] }
    >(
      `SELECT export_id AS "exportId", saved_query_id AS "savedQueryId", cadence, format, months,
              ends_on::text AS "endsOn",
              to_char(next_run_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "nextRunAt",
              coalesce((SELECT json_agg(json_build_object(
                  'fileId', file_id, 'madeAt', to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                  'keptUntil', to_char(kept_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                  'outcome', outcome, 'rows', rows, 'bytes', length(content)) ORDER BY made_at DESC)
                FROM export_file file WHERE file.export_id = scheduled_export.export_id), '[]') AS files
         FROM scheduled_export WHERE owner = $1 ORDER BY export_id`,
      [owner],
    );
    return rows;
  }

  /** Takes one export that is due for itself until `claimedUntil`; undefined where none is left. */
  async claimDue(
    session: Session,
    { now, today, claimedUntil }: { readonly now: Date; readonly today: string; readonly claimedUntil: Date },
  ): Promise<DueExport | undefined> {
    const [due] = await session.query<DueExport>(
      `UPDATE scheduled_export claimed SET claimed_until = $3
         FROM saved_query saved
        WHERE saved.saved_query_id = claimed.saved_query_id
          AND claimed.export_id = (
            SELECT export_id FROM scheduled_export planned JOIN saved_query USING (saved_query_id)
             WHERE (claimed_until IS NULL OR claimed_until <= $1)
               AND (next_run_at <= $1
                    OR (cadence = 'closed-quarter' AND ends_on >= $2
                        AND EXISTS (SELECT FROM closed_quarter closed
                                     WHERE closed.set_code = question ->> 'setCode'
                                       AND closed.closed_at > last_run_at)))
             ORDER BY export_id LIMIT 1 FOR UPDATE OF planned SKIP LOCKED)
       RETURNING export_id AS "exportId", claimed.saved_query_id AS "savedQueryId", claimed.owner, cadence, format, months,
                 ends_on::text AS "endsOn", question`,
      [now, today, claimedUntil],
    );
    return due;
  }

  async ran(session: Session, exportId: string, now: Date, nextRunAt: Date | null): Promise<void> {
    await session.query(
      'UPDATE scheduled_export SET last_run_at = $2, next_run_at = $3, claimed_until = NULL WHERE export_id = $1',
      [exportId, now, nextRunAt],
    );
  }

  async keep(session: Session, file: ExportFile): Promise<void> {
    await session.query(
      `INSERT INTO export_file (file_id, export_id, made_at, kept_until, outcome, rows, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [file.fileId, file.exportId, file.madeAt, file.keptUntil, file.outcome, file.rows, file.content],
    );
  }

  async file(
    session: Session,
    fileId: string,
    owner: string,
  ): Promise<{ format: ExportRequest['format']; content: Buffer } | undefined> {
    const [file] = await session.query<{ format: ExportRequest['format']; content: Buffer }>(
      `SELECT format, content FROM export_file JOIN scheduled_export USING (export_id)
        WHERE file_id = $1 AND owner = $2 AND outcome = 'made'`,
      [fileId, owner],
    );
    return file;
  }

  async remove(session: Session, exportId: string, owner: string): Promise<boolean> {
    const removed = await session.query(
      'DELETE FROM scheduled_export WHERE export_id = $1 AND owner = $2 RETURNING 1',
      [exportId, owner],
    );
    return removed.length > 0;
  }

  async forgetFiles(session: Session, now: Date): Promise<void> {
    await session.query('DELETE FROM export_file WHERE kept_until <= $1', [now]);
  }

  /** What an account may do when its export is made, which may be less than when it was asked for. */
  async grantsOf(session: Session, subject: string): Promise<HeldGrant[]> {
    return session.query(
      `SELECT grant_id AS "grantId", role, unit_id AS "unitId", official_id AS "officialId", valid_from::text AS "validFrom",
              valid_to::text AS "validTo"
         FROM auth_grant WHERE subject = $1 ORDER BY grant_id`,
      [subject],
    );
  }
}
