import type { DocumentHistory } from '@namkhong/contracts/http/directive-documents';
import type { CivilDate, DocumentState } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** One step of a document's life, under the version it led to. */
export interface HistoryEntry {
  readonly directiveId: string;
  readonly version: number;
  readonly action: string;
  readonly from: DocumentState | null;
  readonly to: DocumentState;
  readonly actor: string;
  readonly reason: string | null;
  readonly byDirectiveId: string | null;
  readonly effectiveOn: CivilDate | null;
  readonly at: Date;
}

/** What was done to documents, step by step; only ever added to. */
@Injectable()
export class DocumentHistoryRepository {
  async add(session: Session, entry: HistoryEntry): Promise<void> {
    await session.query(
      `INSERT INTO document_history (directive_id, version, action, from_state, to_state, actor, reason,
              by_directive_id, effective_on, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[entry.directiveId, entry.version, entry.action, entry.from, entry.to, entry.actor, entry.reason],
        ...[entry.byDirectiveId, entry.effectiveOn, entry.at],
      ],
    );
  }

  async of(session: Session, directiveId: string): Promise<DocumentHistory['items']> {
    return session.query(
      `SELECT version, action, from_state AS "from", to_state AS "to", actor, reason,
              by_directive_id AS "byDirectiveId", effective_on::text AS "effectiveOn",
              to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
         FROM document_history WHERE directive_id = $1 ORDER BY version`,
      [directiveId],
    );
  }
}
