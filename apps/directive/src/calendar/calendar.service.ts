import {
  type calendarVersionRequest,
  type CalendarRecording,
} from '@namkhong/contracts/http/directive-calendar';
import { findCalendarFaults, type TargetUnit } from '@namkhong/domain';
import { AuditLog, type Caller, Clock, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CalendarVersionRepository, type StoredVersion } from './calendar-version.repository.js';
import { DeadlineMover, toldOf } from './deadline-mover.js';
import { giveWay } from './give-way.js';
import { showRecording } from './show-calendar.js';

type VersionRequest = z.output<typeof calendarVersionRequest>;

/** Records versions of working calendars; with each, the open deadlines that follow from it. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly database: Database,
    private readonly versions: CalendarVersionRepository,
    private readonly mover: DeadlineMover,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Version, moved deadlines, history and events in one transaction; a dry run computes the same and stores nothing.
   *
   * @param holder whose calendar; null is the whole installation's
   * @param expected how many versions the caller saw
   * @throws Problem 412 `version-stale`, 422 with the first fault of the version and all of them
   */
  async record(
    caller: Caller,
    holder: TargetUnit | null,
    request: VersionRequest,
    { expected, dryRun }: { expected: number; dryRun: boolean },
  ): Promise<CalendarRecording> {
    const change = async (session: Session) => {
      await this.versions.lockForChange(session);
      const last = await this.versions.lastOrdinal(session, request.unitId);
      if (last !== expected) throw new Problem(412, 'version-stale');
      const version = this.drafted(request, last + 1);
      const planned = await this.mover.plan(session, version, caller.today);
      await this.versions.allLocked(session);
      if (!dryRun) {
        await this.versions.add(session, version, caller.subject);
        await this.mover.apply(session, version, planned);
        const { versionId, ordinal } = version;
        const moved = toldOf(planned).reduce((sum, { moves }) => sum + moves.length, 0);
        const act = 'calendar.record';
        this.audit.append(session, {
          act,
          caller,
          unit: holder,
          targets: [versionId],
          details: { ordinal, moved },
        });
      }
      return showRecording(version, toldOf(planned), dryRun);
    };
    return giveWay(() => this.database.transaction(change));
  }

  private drafted({ validFrom, validTo, ...content }: VersionRequest, ordinal: number): StoredVersion {
    const version = { ...content, from: validFrom, to: validTo };
    const faults = findCalendarFaults(version);
    const [first] = faults;
    if (first !== undefined) throw new Problem(422, first.code, { text: first.text, faults });
    return { ...version, versionId: this.ids.next(), ordinal, recordedAt: this.clock.now() };
  }
}
