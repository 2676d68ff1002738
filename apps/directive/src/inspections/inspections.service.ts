import type {
  inspectionEndRequest,
  inspectionRequest,
  InspectionView,
} from '@namkhong/contracts/http/directive-inspections';
import { AuditLog, type Caller, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { LineReader } from '../organisation/line.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { decideInspection, findPlanFault, type InspectionAct } from './inspection.js';
import { InspectionRepository, type InspectionFilter } from './inspection.repository.js';

/** Plans inspections and follows them to their end. */
@Injectable()
export class InspectionsService {
  constructor(
    private readonly database: Database,
    private readonly repository: InspectionRepository,
    private readonly lines: LineReader,
    private readonly units: UnitReader,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
  ) {}

  async list(caller: Caller, filter: Omit<InspectionFilter, 'scope'>): Promise<InspectionView[]> {
    const units = caller.unitsFor('inspection.read');
    const scope = units === 'everything' ? null : units;
    return this.database.read((session) => this.repository.list(session, { ...filter, scope }));
  }

  /** @throws Problem 404 `inspection-unknown`, 403 `permission-denied` */
  async one(caller: Caller, inspectionId: string): Promise<InspectionView> {
    return this.database.read(async (session) => {
      const found = await this.find(session, inspectionId);
      caller.require('inspection.read', await this.lines.target(session, found.unitId));
      return found;
    });
  }

  /** @throws Problem 422 `unit-not-in-force` or the code of the fault, 403 `permission-denied` */
  async plan(caller: Caller, request: z.output<typeof inspectionRequest>): Promise<InspectionView> {
    return this.database.transaction(async (session) => {
      const { unitId } = request;
      const unit = (await this.units.inForce(session, [unitId], caller.today)).get(unitId);
      if (!unit) throw new Problem(422, 'unit-not-in-force', { text: unitId });
      const target = await this.lines.target(session, unitId);
      caller.require('inspection.plan', target);
      const fault = findPlanFault(request);
      if (fault !== null) throw new Problem(422, fault);
      const inspectionId = this.ids.next();
      const { illustrative } = unit;
      const planned = { ...request, inspectionId, state: 'planned' as const, version: 1, illustrative };
      await this.repository.add(session, planned, caller.subject);
      this.audit.append(session, {
        act: 'inspection.plan',
        caller,
        unit: target,
        targets: [inspectionId],
        details: { kind: request.kind },
      });
      return this.find(session, inspectionId);
    });
  }

  /**
   * @throws Problem 404 `inspection-unknown`, 403 `permission-denied`, 412 `version-stale`, 409 with the code of the fault
   */
  async act(
    caller: Caller,
    inspectionId: string,
    seenVersion: number,
    act: InspectionAct,
    { reason }: z.output<typeof inspectionEndRequest>,
  ): Promise<InspectionView> {
    return this.database.transaction(async (session) => {
      await this.repository.lock(session, inspectionId);
      const found = await this.find(session, inspectionId);
      const target = await this.lines.target(session, found.unitId);
      caller.require('inspection.plan', target);
      if (found.version !== seenVersion) throw new Problem(412, 'version-stale');
      const decision = decideInspection(found.state, act, { findings: found.findings, reason });
      if (typeof decision === 'string') throw new Problem(409, decision, { state: found.state });
      await this.repository.saveState(session, inspectionId, decision.state);
      this.audit.append(session, {
        act: `inspection.plan/${act}`,
        caller,
        unit: target,
        targets: [inspectionId],
        details: { state: decision.state },
      });
      return this.find(session, inspectionId);
    });
  }

  private async find(session: Session, inspectionId: string): Promise<InspectionView> {
    const found = await this.repository.find(session, inspectionId);
    if (!found) throw new Problem(404, 'inspection-unknown', { text: inspectionId });
    return found;
  }
}
