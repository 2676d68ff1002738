import { type DirectiveView } from '@namkhong/contracts/http/directive';
import { Database, Ids, Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectiveReader } from './directive.reader.js';
import { DirectiveRepository } from './directive.repository.js';
import { draftDirective, type DirectiveDraft } from './draft-directive.js';
import { NumberRecorder } from './number-recorder.js';
import { RegisterJournal } from './register-journal.js';

/** Enters directives that were numbered elsewhere into the register. */
@Injectable()
export class DirectiveService {
  constructor(
    private readonly database: Database,
    private readonly repository: DirectiveRepository,
    private readonly numbers: NumberRecorder,
    private readonly journal: RegisterJournal,
    private readonly reader: DirectiveReader,
    private readonly ids: Ids,
  ) {}

  /** Throws Problem 422 `document-number-invalid`, `character-forbidden`, 409 `document-number-taken`. */
  async record(draft: DirectiveDraft, caller: Caller): Promise<DirectiveView> {
    const drafted = draftDirective(draft, () => this.ids.next());
    if (!drafted.ok) throw new Problem(422, drafted.reason.code, drafted.reason.params);
    const directive = drafted.value;
    const { directiveId, number, issuer, title, issuedOn, status, illustrative } = directive;
    return this.database.transaction(async (session) => {
      const registration = await this.numbers.enter(session, { ...directive, actor: caller.subject });
      const ending = await this.repository.orderedEnding(session, number, issuer);
      const state = ending?.state ?? 'issued';
      const isNew = await this.repository.add(session, directive, registration, state);
      if (!isNew) throw new Problem(409, 'document-number-taken', { number, issuer });
      await this.repository.resolveLinks(session, directiveId, number, issuer);
      await this.journal.write(session, {
        ...{ act: 'directive.create', caller, unit: null, secrecy: 'none', number },
        ...{ directiveId, version: 1, action: 'record', from: null, to: state, reason: null },
        ...{ byDirectiveId: ending?.byDirectiveId ?? null, effectiveOn: issuedOn },
        details: { status, issuedOn, clauses: directive.clauses.length },
      });
      await this.journal.announceRecorded(session, 'none', {
        ...{ directiveId, number, title, issuer, issuedOn, status, illustrative },
        basedOn: [...directive.basedOn],
        clauses: [...directive.clauses],
      });
      await this.journal.announceChanged(session, 'none', {
        ...{ directiveId, number, state, effectiveOn: issuedOn, clauses: [] },
        byDirectiveId: ending?.byDirectiveId ?? null,
      });
      const recorded = await this.reader.find(session, directiveId);
      if (recorded === null) throw new Error(`directive ${directiveId} was not stored`);
      return recorded;
    });
  }
}
