import { toTsvector, type DocumentState, type SearchedTexts } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ClauseEntity } from './clause.entity.js';
import { DirectiveEntity } from './directive.entity.js';
import type { DirectiveState } from './draft-directive.js';
import type { Registration } from './number-recorder.js';

/** What a document of the register had already ordered about one that arrives later. */
export interface OrderedEnding {
  readonly state: Extract<DocumentState, 'superseded' | 'revoked'>;
  readonly byDirectiveId: string;
}

/** Writes what enters the register with a number from elsewhere. */
@Injectable()
export class DirectiveRepository {
  /**
   * Adds the directive with its clauses and what it rests on; false when issuer, number and numbering period are in the
   * register already.
   */
  async add(
    session: Session,
    directive: DirectiveState,
    registration: Registration,
    state: DocumentState,
  ): Promise<boolean> {
    const { directiveId, number, title, issuer, type, issuedOn, status, source, illustrative } = directive;
    const inserted = await session.manager
      .createQueryBuilder()
      .insert()
      .into(DirectiveEntity)
      .values({
        ...{ directiveId, number, title, issuer, type, issuedOn, status, source, illustrative, state },
        ...registration,
        ...{ secrecy: 'none', urgency: 'normal', version: 1 },
      })
      .orIgnore()
      .returning('directive_id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return false;
    await session.manager.insert(
      ClauseEntity,
      directive.clauses.map((clause) => ({
        ...clause,
        ...{ directiveId, version: 1, inForceFrom: issuedOn, repealed: false },
      })),
    );
    await session.query(
      `INSERT INTO document_links (directive_id, kind, position, number)
       SELECT $1, 'based-on', position, number FROM unnest($2::text[]) WITH ORDINALITY AS basis (number, position)`,
      [directiveId, directive.basedOn],
    );
    await this.index(session, directiveId, {
      ...{ number, title, issuer },
      clauses: directive.clauses.map(({ text }) => text),
    });
    return true;
  }

  /** Makes the words of a document of the public register findable. */
  async index(session: Session, directiveId: string, texts: SearchedTexts): Promise<void> {
    await session.query(`UPDATE directives SET words = $2::tsvector WHERE directive_id = $1`, [
      directiveId,
      toTsvector(texts),
    ]);
  }

  /** Whether a document in the register says of this one, by number and issuer, that it ends it. */
  async orderedEnding(session: Session, number: string, issuer: string): Promise<OrderedEnding | null> {
    const [row] = await session.query<{ kind: string; directive_id: string }>(
      `SELECT l.kind, l.directive_id FROM document_links l JOIN registered_directives d USING (directive_id)
        WHERE l.number = $1 AND lower(l.issuer) = lower($2) AND l.target_id IS NULL
          AND l.kind IN ('supersedes', 'revokes')
        ORDER BY d.issued_on, d.directive_id LIMIT 1`,
      [number, issuer],
    );
    if (row === undefined) return null;
    return {
      state: row.kind === 'revokes' ? 'revoked' : 'superseded',
      byDirectiveId: row.directive_id,
    };
  }

  /** Links that named this document by number and issuer before it arrived now lead to it. */
  async resolveLinks(session: Session, directiveId: string, number: string, issuer: string): Promise<void> {
    await session.query(
      `UPDATE document_links SET target_id = $1
        WHERE number = $2 AND lower(issuer) = lower($3) AND target_id IS NULL AND directive_id <> $1`,
      [directiveId, number, issuer],
    );
  }
}
