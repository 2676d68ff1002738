import { decideTransition, type Action, type CivilDate, type DocumentAction } from '@namkhong/domain';
import { Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { OpenedDocument } from './document-access.js';
import { DocumentRepository } from './document.repository.js';
import { RegisterJournal } from './register-journal.js';

/** One step of a document's life, as it is asked for. */
export interface Step {
  readonly action: DocumentAction;
  readonly permission: Action;
  readonly caller: Caller;
  readonly reason: string | null;
  readonly byDirectiveId?: string | null;
  readonly effectiveOn?: CivilDate | null;
}

/** Takes documents from state to state by the one table, and tells the journal. */
@Injectable()
export class DocumentStepper {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly journal: RegisterJournal,
  ) {}

  /** The state the step leads to. Throws Problem 409 `transition-not-allowed`, `signer-submitted`, 422 `reason-missing`. */
  decide({ document }: OpenedDocument, { action, reason, caller }: Step) {
    const { state, submittedBy, number } = document;
    const decided = decideTransition({ state, action, reason, submittedBy, actor: caller.subject });
    if (decided.ok) return decided.value;
    const { code, params } = decided.reason;
    throw new Problem(code === 'reason-missing' ? 422 : 409, code, { ...params, number: number ?? '' });
  }

  /** Takes the step, whatever else belongs to it being written before. Throws as `decide` does. */
  async take(session: Session, opened: OpenedDocument, step: Step, number: string | null): Promise<void> {
    const { document, unit } = opened;
    const { directiveId, secrecy } = document;
    const to = this.decide(opened, step);
    await this.documents.saveState(session, directiveId, to);
    await this.journal.write(session, {
      ...{ act: `${step.permission}/${step.action}`, caller: step.caller, unit, secrecy, number },
      ...{ directiveId, action: step.action, from: document.state, to, reason: step.reason },
      version: await this.documents.raise(session, directiveId),
      byDirectiveId: step.byDirectiveId ?? null,
      effectiveOn: step.effectiveOn ?? null,
    });
  }
}
