import { unitRecordedV1 } from '@namkhong/contracts';
import { type CivilDate } from '@namkhong/domain';
import { Clock, Events, Ids, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ChangeRepository, type RecordedChange } from './change.repository.js';
import { asOn, namePeriods, parentEdges, type UnitState } from './unit-state.js';
import { UnitRepository } from './unit.repository.js';

type Decision = Omit<RecordedChange, 'changeId' | 'revision' | 'recordedAt'>;

/** The one place where units are written: state, event, and the decision it rests on, in the caller's transaction. */
@Injectable()
export class UnitRecorder {
  constructor(
    private readonly units: UnitRepository,
    private readonly changes: ChangeRepository,
    private readonly events: Events,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Records units as a decision left them, today's names and parents taken from their history. */
  async record(
    session: Session,
    changed: readonly UnitState[],
    decision: Decision,
    today: CivilDate,
  ): Promise<{ changeId: string; revision: number }> {
    const units = changed.map((unit) => asOn(unit, today));
    const revision = await this.write(session, units, decision.effectiveOn);
    const changeId = this.ids.next();
    const recordedAt = this.clock.now();
    const unitIds = units.map(({ unitId }) => unitId);
    await this.changes.add(session, { ...decision, changeId, revision, recordedAt }, unitIds);
    return { changeId, revision };
  }

  /** Lets what was decided before take effect: units whose name or parent is another one today than it was yesterday. */
  async turn(session: Session, today: CivilDate): Promise<number> {
    const units = [...(await this.units.loadAll(session)).values()];
    const turned = units.flatMap((unit) => {
      const now = asOn(unit, today);
      return now.name === unit.name && now.parentId === unit.parentId ? [] : [now];
    });
    if (turned.length > 0) await this.write(session, turned, null);
    return turned.length;
  }

  private async write(session: Session, units: readonly UnitState[], on: CivilDate | null): Promise<number> {
    const revision = await this.units.record(session, units, on);
    await this.events.appendAll(session, unitRecordedV1, units.map(toEventData));
    return revision;
  }
}

function toEventData(unit: UnitState) {
  const { unitId, code, name, kind, parentId, validFrom, validTo, illustrative } = unit;
  const parents = parentEdges(unit);
  const names = namePeriods(unit);
  return {
    unitId,
    code,
    name,
    kind,
    parentId,
    validFrom,
    validTo,
    predecessorIds: [...unit.predecessorIds],
    ...(parents && { parents }),
    ...(names && { names }),
    illustrative,
  };
}
