import type { AuditQuery } from '@namkhong/contracts/http/audit';
import type { AuditLink, AuditPosition } from '@namkhong/domain';
import { Injectable } from '@nestjs/common';
import type { Session } from '../database/session.js';

export interface AuditFilter extends Omit<AuditQuery, 'cursor' | 'unitId'> {
  /** The sequence of the last entry of the page before. */
  readonly after: number | null;
  /** Entries about these units, with all that lay below them at the time; null means all. */
  readonly units: readonly string[] | null;
  /** The same once more, as the caller may see no other. */
  readonly scope: readonly string[] | null;
}

interface AuditRow {
  readonly sequence: string;
  readonly content: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** What may be asked of the audit log. */
@Injectable()
export class AuditReader {
  async list(session: Session, filter: AuditFilter): Promise<AuditLink[]> {
    const isNewest = filter.order === 'newest';
    const rows = await session.query<AuditRow>(
      `SELECT sequence, content, previous_hash, hash FROM audit_entry
        WHERE ($1::bigint IS NULL OR sequence ${isNewest ? '<' : '>'} $1)
          AND ($2::text[] IS NULL OR unit_line ?| $2) AND ($3::text[] IS NULL OR unit_line ?| $3)
          AND ($4::text IS NULL OR act = $4 OR act LIKE $5)
          AND ($6::text IS NULL OR targets ? $6) AND ($7::text IS NULL OR actor = $7)
        ORDER BY sequence ${isNewest ? 'DESC' : ''} LIMIT $8`,
      [
        filter.after,
        filter.units,
        filter.scope,
        filter.act ?? null,
        filter.act === undefined ? null : `${filter.act.replaceAll(/[\\%_]/g, String.raw`\$&`)}/%`,
        filter.target ?? null,
        filter.actor ?? null,
        filter.limit,
      ],
    );
    return rows.map((row) => ({
      sequence: Number(row.sequence),
      previousHash: row.previous_hash,
      hash: row.hash,
      content: JSON.parse(row.content) as unknown,
    }));
  }

  async head(session: Session): Promise<AuditPosition> {
    const [head] = await session.query<{ sequence: string; hash: string }>(
      'SELECT sequence, hash FROM audit_head',
    );
    if (!head) throw new Error('the audit log has no head');
    return { sequence: Number(head.sequence), hash: head.hash };
  }
}
