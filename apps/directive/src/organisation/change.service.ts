import type { changeOutcome, ChangeRequest } from '@namkhong/contracts/http/directive-organisation';
import { AuditLog, type Caller, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ChangeRecorder } from './change-recorder.js';
import { decideChange } from './decide-change.js';
import { HoldingsRepository } from './holdings.repository.js';
import { readDocumentNumber } from './read-document-number.js';
import { touchedUnits } from './touched-units.js';
import { ancestorsOn, unitsById, type UnitsById } from './unit-lines.js';
import { UnitRepository } from './unit.repository.js';

export interface ChangeOptions {
  readonly dryRun: boolean;
  /** The revision of the organisation that the caller saw. */
  readonly expectedRevision: number;
}

/** Changes the organisation by decisions of one day, all or nothing, and keeps them with all that followed. */
@Injectable()
export class ChangeService {
  constructor(
    private readonly database: Database,
    private readonly units: UnitRepository,
    private readonly holdings: HoldingsRepository,
    private readonly recorder: ChangeRecorder,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
  ) {}

  /**
   * Works a change out and, unless it is a dry run, records it: units, posts, service points, their events, the change
   * itself and an entry of the audit log in one transaction.
   *
   * Throws Problem 412 `version-stale`, 403 `permission-denied`, 422 `document-number-invalid` or the code of a
   * {@link ChangeFault} with the number of its step.
   */
  async change(
    caller: Caller,
    request: ChangeRequest,
    { dryRun, expectedRevision }: ChangeOptions,
  ): Promise<z.output<typeof changeOutcome>> {
    const legalBasis = readDocumentNumber(request.legalBasis);
    return this.database.transaction(async (session) => {
      const known = await this.units.loadAll(session);
      const revision = await this.units.revision(session);
      if (revision !== expectedRevision) throw new Problem(412, 'version-stale');
      const units = unitsById(known.values());
      const { codes, isTopTouched } = touchedUnits(request.steps);
      const touched = codes.flatMap((code) => known.get(code)?.unitId ?? []);
      if (isTopTouched) caller.require('organisation.change', 'whole-organisation');
      for (const unitId of touched) requirePermission(caller, units, unitId, request.effectiveOn);

      const held = await this.holdings.beyond(session, touched, request.effectiveOn);
      const decision = decideChange({ units: units.values(), ...held }, { ...request, legalBasis }, () =>
        this.ids.next(),
      );
      if (!decision.ok) throw new Problem(422, decision.reason.code, decision.reason.params);
      const { consequences } = decision.value;
      if (dryRun) return { dryRun, changeId: null, revision, consequences: [...consequences] };
      const recorded = await this.recorder.record(
        session,
        { ...request, legalBasis },
        decision.value,
        caller,
      );
      this.tell(session, caller, recorded.changeId, { ...request, legalBasis });
      return { dryRun, ...recorded, consequences: [...consequences] };
    });
  }

  private tell(session: Session, caller: Caller, changeId: string, request: ChangeRequest): void {
    const { effectiveOn, legalBasis, steps } = request;
    this.audit.append(session, {
      act: 'organisation.change',
      caller,
      unit: null,
      targets: [changeId],
      details: {
        effectiveOn,
        legalBasis,
        steps: steps.length,
        kinds: [...new Set(steps.map(({ kind }) => kind))],
      },
    });
  }
}

/** The line is that of the day of the change: by then the unit may be somebody else's. */
function requirePermission(caller: Caller, units: UnitsById, unitId: string, day: string): void {
  caller.require('organisation.change', { unitId, ancestorIds: ancestorsOn(units, unitId, day) });
}
