import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { DocumentLink } from './check-links.js';

/** What a document says of others. */
@Injectable()
export class DocumentLinkRepository {
  /** Those of the ids that the register shows, with number and issuer: nothing leads to a draft or a secret. */
  async registered(
    session: Session,
    directiveIds: readonly string[],
  ): Promise<ReadonlyMap<string, { number: string; issuer: string }>> {
    const rows = await session.query<{ directive_id: string; number: string; issuer: string }>(
      `SELECT directive_id, number, issuer FROM registered_directives WHERE directive_id = ANY ($1::uuid[])`,
      [directiveIds],
    );
    return new Map(rows.map(({ directive_id, number, issuer }) => [directive_id, { number, issuer }]));
  }

  async replace(session: Session, directiveId: string, links: readonly DocumentLink[]): Promise<void> {
    await session.query(`DELETE FROM document_links WHERE directive_id = $1`, [directiveId]);
    await session.query(
      `INSERT INTO document_links (directive_id, kind, position, number, issuer, target_id)
       SELECT $1, kind, row_number() OVER (PARTITION BY kind ORDER BY place), number, issuer, target_id
         FROM unnest($2::text[], $3::text[], $4::text[], $5::uuid[]) WITH ORDINALITY
           AS link (kind, number, issuer, target_id, place)`,
      [
        directiveId,
        links.map(({ kind }) => kind),
        links.map(({ number }) => number),
        links.map(({ issuer }) => issuer),
        links.map(({ targetId }) => targetId),
      ],
    );
  }

  /** Adds one link, unless the document says that of the other already. */
  async add(session: Session, directiveId: string, link: DocumentLink): Promise<void> {
    await session.query(
      `INSERT INTO document_links (directive_id, kind, position, number, issuer, target_id)
       SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5 FROM document_links
        WHERE directive_id = $1 AND kind = $2
       HAVING NOT coalesce(bool_or(target_id = $5), false)`,
      [directiveId, link.kind, link.number, link.issuer, link.targetId],
    );
  }

  /** Numbers of the documents it rests on. */
  async bases(session: Session, directiveId: string): Promise<string[]> {
    const rows = await session.query<{ number: string }>(
      `SELECT number FROM document_links WHERE directive_id = $1 AND kind = 'based-on' ORDER BY position`,
      [directiveId],
    );
    return rows.map(({ number }) => number);
  }

  /** Documents that this one ends when it is issued, in the order in which everybody locks them. */
  async endings(
    session: Session,
    directiveId: string,
  ): Promise<{ kind: 'supersedes' | 'revokes'; targetId: string }[]> {
    return session.query(
      `SELECT kind, target_id AS "targetId" FROM document_links
        WHERE directive_id = $1 AND kind IN ('supersedes', 'revokes') AND target_id IS NOT NULL ORDER BY target_id`,
      [directiveId],
    );
  }

  /** Names by number and issuer that the register has come to hold since they were written. */
  async resolve(session: Session, directiveId: string): Promise<void> {
    await session.query(
      `UPDATE document_links l SET target_id = r.directive_id FROM registered_directives r
        WHERE l.directive_id = $1 AND l.target_id IS NULL AND r.number = l.number AND lower(r.issuer) = lower(l.issuer)
          AND r.directive_id <> $1
          AND NOT EXISTS (SELECT 1 FROM registered_directives o WHERE o.number = r.number
                             AND lower(o.issuer) = lower(r.issuer) AND o.directive_id <> r.directive_id)`,
      [directiveId],
    );
  }
}
