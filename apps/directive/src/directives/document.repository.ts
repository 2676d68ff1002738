import type {
  CivilDate,
  DocumentState,
  DocumentUrgency,
  SecrecyLevel,
  SigningCapacity,
} from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectiveEntity } from './directive.entity.js';

/** A document under lock, as decisions need it. */
export interface DocumentRow {
  readonly directiveId: string;
  readonly issuerId: string;
  readonly issuer: string;
  readonly unitId: string | null;
  readonly type: string;
  readonly title: string;
  readonly department: string | null;
  readonly secrecy: SecrecyLevel;
  readonly state: DocumentState;
  readonly number: string | null;
  readonly issuedOn: CivilDate | null;
  readonly submittedBy: string | null;
  readonly signedOn: CivilDate | null;
  readonly status: 'historical' | 'issued';
  readonly illustrative: boolean;
  readonly version: number;
}

/** What a draft says of itself. */
export interface DraftTexts {
  readonly issuerId: string;
  readonly issuer: string;
  readonly type: string;
  readonly title: string;
  readonly department: string | null;
  readonly urgency: DocumentUrgency;
  readonly secrecy: SecrecyLevel;
  readonly illustrative: boolean;
}

export interface Signature {
  readonly signedBy: string;
  readonly signedOn: CivilDate;
  readonly signerPost: string;
  readonly signingCapacity: SigningCapacity;
}

const SELECT = `
  SELECT d.directive_id AS "directiveId", d.issuer_id AS "issuerId", d.issuer, i.unit_id AS "unitId", d.type, d.title,
         d.department, d.secrecy, d.state, d.number, d.issued_on::text AS "issuedOn", d.submitted_by AS "submittedBy",
         d.signed_on::text AS "signedOn", d.status, d.illustrative, d.version
    FROM directives d JOIN issuers i USING (issuer_id) WHERE d.directive_id = $1`;

/** Documents from their draft on. Whatever changes one raises its version. */
@Injectable()
export class DocumentRepository {
  async add(
    session: Session,
    directiveId: string,
    draft: DraftTexts,
    draftedBy: string,
    recordedAt: Date,
  ): Promise<void> {
    await session.manager.insert(DirectiveEntity, {
      ...draft,
      ...{ directiveId, draftedBy, recordedAt, status: 'issued', state: 'draft', version: 1 },
    });
  }

  /** The document with a lock until the transaction ends. */
  async lock(session: Session, directiveId: string): Promise<DocumentRow | null> {
    const [row] = await session.query<DocumentRow>(`${SELECT} FOR UPDATE OF d`, [directiveId]);
    return row ?? null;
  }

  async find(session: Session, directiveId: string): Promise<DocumentRow | null> {
    const [row] = await session.query<DocumentRow>(SELECT, [directiveId]);
    return row ?? null;
  }

  async saveTexts(session: Session, directiveId: string, draft: DraftTexts): Promise<void> {
    await session.manager.update(DirectiveEntity, { directiveId }, { ...draft });
  }

  async saveSubmitter(session: Session, directiveId: string, submittedBy: string): Promise<void> {
    await session.manager.update(DirectiveEntity, { directiveId }, { submittedBy });
  }

  /** Null takes the signature away again, where a signed document goes back. */
  async saveSignature(session: Session, directiveId: string, signature: Signature | null): Promise<void> {
    const { signedBy, signedOn, signerPost, signingCapacity } = signature ?? {
      ...{ signedBy: null, signedOn: null, signerPost: null, signingCapacity: null },
    };
    await session.manager.update(
      DirectiveEntity,
      { directiveId },
      { signedBy, signedOn, signerPost, signingCapacity },
    );
  }

  /** State and number go together: what is issued has one. */
  async saveIssue(
    session: Session,
    directiveId: string,
    issue: { readonly number: string; readonly numberingPeriod: string; readonly issuedOn: CivilDate },
  ): Promise<void> {
    await session.manager.update(DirectiveEntity, { directiveId }, { ...issue, state: 'issued' });
  }

  async saveState(session: Session, directiveId: string, state: DocumentState): Promise<void> {
    await session.manager.update(DirectiveEntity, { directiveId }, { state });
  }

  /** The version after a change; answers it. */
  async raise(session: Session, directiveId: string): Promise<number> {
    const [row] = await session.query<{ version: number }>(
      `UPDATE directives SET version = version + 1 WHERE directive_id = $1 RETURNING version`,
      [directiveId],
    );
    if (row === undefined) throw new Error(`document ${directiveId} vanished`);
    return row.version;
  }
}
