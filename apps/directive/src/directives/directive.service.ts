import { directiveRecordedV1 } from '@namkhong/contracts';
import { type DirectiveView } from '@namkhong/contracts/http/directive';
import { Clock, Database, Events, Ids, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectiveReader } from './directive.reader.js';
import { DirectiveRepository } from './directive.repository.js';
import { draftDirective, type DirectiveDraft } from './draft-directive.js';

/** Enters directives into the register. */
@Injectable()
export class DirectiveService {
  constructor(
    private readonly database: Database,
    private readonly repository: DirectiveRepository,
    private readonly reader: DirectiveReader,
    private readonly events: Events,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Throws Problem 422 `document-number-invalid`, 409 `document-number-taken`. */
  async record(draft: DirectiveDraft): Promise<DirectiveView> {
    const drafted = draftDirective(draft, () => this.ids.next());
    if (!drafted.ok) throw new Problem(422, drafted.reason.code, drafted.reason.params);
    const directive = drafted.value;
    return this.database.transaction(async (session) => {
      const isNew = await this.repository.add(session, directive, this.clock.now());
      const { number, issuer } = directive;
      if (!isNew) throw new Problem(409, 'document-number-taken', { number, issuer });
      await this.events.append(session, directiveRecordedV1, {
        ...directive,
        basedOn: [...directive.basedOn],
        clauses: [...directive.clauses],
      });
      const recorded = await this.reader.find(session, directive.directiveId);
      if (recorded === null) throw new Error(`directive ${directive.directiveId} was not stored`);
      return recorded;
    });
  }
}
