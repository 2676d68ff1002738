import type { servicePointRequest, ServicePointView } from '@namkhong/contracts/http/directive-organisation';
import { AuditLog, type Caller, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { checkServicePoint } from './decide-service-point.js';
import { HoldingsRecorder } from './holdings-recorder.js';
import { unitPeriods, type ServicePointState } from './service-point-state.js';
import { ServicePointRepository, type StoredServicePoint } from './service-point.repository.js';
import { UnitReader } from './unit.reader.js';

/** Opens and closes the places and counters where a unit serves people. */
@Injectable()
export class ServicePointService {
  constructor(
    private readonly database: Database,
    private readonly points: ServicePointRepository,
    private readonly units: UnitReader,
    private readonly recorder: HoldingsRecorder,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
  ) {}

  /**
   * Throws Problem 404 `unit-unknown`, 403 `permission-denied`, 422 `service-point-code-taken`, `service-point-unknown` or
   * the code of a {@link ServicePointFault}.
   */
  async record(
    caller: Caller,
    { unitId, pointCode, ...stated }: z.output<typeof servicePointRequest>,
  ): Promise<ServicePointView> {
    return this.database.transaction(async (session) => {
      const known = await this.points.loadAll(session);
      await this.requirePermission(session, caller, unitId);
      if (known.has(stated.code)) throw new Problem(409, 'service-point-code-taken', { text: stated.code });
      const place = pointCode === null ? null : known.get(pointCode);
      if (place === undefined) throw new Problem(422, 'service-point-unknown', { text: pointCode });
      const point: ServicePointState = {
        ...stated,
        servicePointId: this.ids.next(),
        name: stated.name.normalize('NFC'),
        pointId: place?.servicePointId ?? null,
        units: [{ since: null, unitId }],
      };
      await this.save(session, point, known);
      this.audit.append(session, { act: 'service-point.record', caller, targets: [point.servicePointId] });
      return toView({ state: point, version: 1 });
    });
  }

  /** Throws Problem 404 `service-point-unknown`, 412 `version-stale`, and as {@link record} does. */
  async end(
    caller: Caller,
    servicePointId: string,
    validTo: string,
    version: number,
  ): Promise<ServicePointView> {
    return this.database.transaction(async (session) => {
      const stored = await this.points.lock(session, servicePointId);
      if (stored === null) throw new Problem(404, 'service-point-unknown', { text: servicePointId });
      const { state } = stored;
      await this.requirePermission(session, caller, state.units.at(-1)?.unitId ?? '');
      if (stored.version !== version) throw new Problem(412, 'version-stale');
      if (state.validTo === validTo) return toView(stored);
      const last = state.units.at(-1)?.since ?? null;
      if (last !== null && last >= validTo) {
        throw new Problem(422, 'interval-empty', { from: last, to: validTo });
      }
      await this.save(session, { ...state, validTo }, await this.points.loadAll(session));
      this.audit.append(session, { act: 'service-point.record/end', caller, targets: [servicePointId] });
      return toView({ state: { ...state, validTo }, version: version + 1 });
    });
  }

  private async save(
    session: Session,
    point: ServicePointState,
    known: ReadonlyMap<string, ServicePointState>,
  ): Promise<void> {
    const units = new Map<string, NonNullable<Awaited<ReturnType<UnitReader['validity']>>>>();
    for (const { unitId } of point.units) {
      const unit = await this.units.validity(session, unitId);
      if (unit !== null) units.set(unitId, unit);
    }
    const others = [...known.values()].filter((other) => other.servicePointId !== point.servicePointId);
    const byId = new Map(others.map((other) => [other.servicePointId, other]));
    const checked = checkServicePoint(point, { units, others: byId });
    if (!checked.ok) throw new Problem(422, checked.reason.code, checked.reason.params);
    await this.recorder.recordPoints(session, [checked.value]);
  }

  private async requirePermission(session: Session, caller: Caller, unitId: string): Promise<void> {
    const target = await this.units.target(session, unitId);
    if (target === null) throw new Problem(404, 'unit-unknown', { text: unitId });
    caller.require('service-point.record', target);
  }
}

/** As people see it. */
export function toView({ state, version }: StoredServicePoint): ServicePointView {
  return { ...state, units: unitPeriods(state), version };
}
