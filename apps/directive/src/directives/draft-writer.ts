import type { documentRequest } from '@namkhong/contracts/http/directive-documents';
import { Clock, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { checkDraft } from './check-draft.js';
import { checkLinks } from './check-links.js';
import { DocumentLinkRepository } from './document-link.repository.js';
import { DocumentRepository } from './document.repository.js';
import { IssuerRepository, type Issuer } from './issuer.repository.js';

export type Draft = z.output<typeof documentRequest>;

/** Writes what a draft says of itself, once it can become a document of its issuer. */
@Injectable()
export class DraftWriter {
  constructor(
    private readonly issuers: IssuerRepository,
    private readonly documents: DocumentRepository,
    private readonly links: DocumentLinkRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Throws Problem 422 `issuer-unknown`. */
  async issuer(session: Session, issuerId: string): Promise<Issuer> {
    const issuer = await this.issuers.find(session, issuerId);
    if (issuer === null) throw new Problem(422, 'issuer-unknown', { text: issuerId });
    return issuer;
  }

  /** Throws Problem 422 with what is wrong with the draft. Answers its id. */
  async begin(session: Session, draft: Draft, issuer: Issuer, draftedBy: string): Promise<string> {
    requireSound(checkDraft(draft, issuer, 0));
    const directiveId = this.ids.next();
    await this.documents.add(session, directiveId, textsOf(draft, issuer), draftedBy, this.clock.now());
    await this.saveLinks(session, directiveId, draft);
    return directiveId;
  }

  /** Throws Problem 422 with what is wrong with the draft. */
  async change(
    session: Session,
    directiveId: string,
    draft: Draft,
    issuer: Issuer,
    clauses: number,
  ): Promise<void> {
    requireSound(checkDraft(draft, issuer, clauses));
    await this.documents.saveTexts(session, directiveId, textsOf(draft, issuer));
    await this.saveLinks(session, directiveId, draft);
  }

  private async saveLinks(session: Session, directiveId: string, { links }: Draft): Promise<void> {
    const named = links.flatMap((link) => (link.directiveId === null ? [] : [link.directiveId]));
    const checked = checkLinks(links, await this.links.registered(session, named));
    await this.links.replace(session, directiveId, requireSound(checked));
    await this.links.resolve(session, directiveId);
  }
}

function textsOf(draft: Draft, issuer: Issuer) {
  const { type, title, department, urgency, secrecy, illustrative } = draft;
  return {
    ...{ type, title, department, urgency, secrecy, illustrative },
    issuerId: issuer.issuerId,
    issuer: issuer.name,
  };
}

/** What was decided, or a Problem 422 with the reason against it. */
export function requireSound<Value>(
  decided:
    | { readonly ok: true; readonly value: Value }
    | {
        readonly ok: false;
        readonly reason: { readonly code: string; readonly params: Readonly<Record<string, unknown>> };
      },
): Value {
  if (decided.ok) return decided.value;
  throw new Problem(422, decided.reason.code, decided.reason.params);
}
