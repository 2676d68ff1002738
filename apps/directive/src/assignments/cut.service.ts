import { type assignRequest, type assignResponse } from '@namkhong/contracts/http/directive';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Ids, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectiveReader } from '../directives/directive.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { AssignmentIssuer } from './assignment-issuer.js';
import { cutAssignments, findCutFault } from './cut-assignments.js';

/** Cuts the clauses of an issued directive into assignments for units. */
@Injectable()
export class CutService {
  constructor(
    private readonly database: Database,
    private readonly directives: DirectiveReader,
    private readonly units: UnitReader,
    private readonly issuer: AssignmentIssuer,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** All or nothing. Throws Problem 404 `directive-unknown`, 409 `directive-not-issued`, 422 with what is wrong. */
  async cut(
    directiveId: string,
    request: z.output<typeof assignRequest>,
  ): Promise<z.output<typeof assignResponse>> {
    const today = localDate(this.clock.now());
    return this.database.transaction(async (session) => {
      const directive = await this.directives.find(session, directiveId);
      if (directive === null) throw new Problem(404, 'directive-unknown', { text: directiveId });
      const unitIds =
        request.units === 'all-current-communes'
          ? await this.units.communesInForce(session, today)
          : request.units;
      const cut = {
        directive: { ...directive, clauseIds: directive.clauses.map(({ clauseId }) => clauseId) },
        tasks: request.assignments,
        unitIds,
        unitsInForce: await this.units.inForce(session, unitIds, today),
      };
      const fault = findCutFault(cut);
      if (fault !== null) {
        const status = fault.code === 'directive-not-issued' ? 409 : 422;
        throw new Problem(status, fault.code, { text: fault.subject });
      }
      const assignments = cutAssignments(cut, () => this.ids.next());
      const created = await this.issuer.issue(session, assignments);
      return { created, unchanged: assignments.length - created };
    });
  }
}
