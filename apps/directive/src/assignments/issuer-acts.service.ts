import {
  assignmentAcceptedV1,
  assignmentExtendedV1,
  assignmentExtensionRefusedV1,
  assignmentReturnedV1,
  assignmentSuspendedV1,
  assignmentWithdrawnV1,
} from '@namkhong/contracts';
import type {
  claimAcceptance,
  claimReturn,
  extensionDecision,
  suspension,
  TrackedAssignment,
  withdrawal,
} from '@namkhong/contracts/http/directive-assignments';
import type { CivilDate, DeadlineRule } from '@namkhong/domain';
import { type Caller, Events, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { knownDays, WorkingCalendarReader } from '../calendar/working-calendar.reader.js';
import { ActPerformer } from './act-performer.js';
import { ActRepository } from './act.repository.js';
import type { HeldAssignment } from './held-assignment.js';
import { suspendDeadline } from './suspend-deadline.js';

/** What the issuer decides about assignments: accept, return, give more time, suspend, withdraw. Each decision has its reasons. */
@Injectable()
export class IssuerActsService {
  constructor(
    private readonly performer: ActPerformer,
    private readonly acts: ActRepository,
    private readonly calendars: WorkingCalendarReader,
    private readonly events: Events,
  ) {}

  async accept(
    caller: Caller,
    assignmentId: string,
    expectedVersion: number,
    { note }: z.output<typeof claimAcceptance>,
  ): Promise<TrackedAssignment> {
    const request = { assignmentId, expectedVersion, act: 'accept', action: 'assignment.decide' } as const;
    return this.performer.perform(caller, request, ({ unitId, dueOn, claimedOn }, { now, today }) => ({
      changes: { acceptedOn: today },
      content: { note },
      also: async (session) => {
        if (claimedOn === null) throw new Error(`assignment ${assignmentId} is accepted and was not claimed`);
        await this.acts.endExtension(session, assignmentId, 'lapsed', now);
        await this.events.append(session, assignmentAcceptedV1, {
          ...{ assignmentId, unitId, dueOn, claimedOn, acceptedOn: today },
        });
      },
    }));
  }

  /** The claim is void: a later one counts by its own day. */
  async return(
    caller: Caller,
    assignmentId: string,
    expectedVersion: number,
    { reason }: z.output<typeof claimReturn>,
  ): Promise<TrackedAssignment> {
    const request = { assignmentId, expectedVersion, act: 'return', action: 'assignment.decide' } as const;
    return this.performer.perform(caller, request, ({ unitId, dueOn }, { today }) => ({
      changes: { claimedOn: null, claimedBy: null },
      content: { note: reason },
      also: (session) =>
        this.events.append(session, assignmentReturnedV1, { assignmentId, unitId, dueOn, returnedOn: today }),
    }));
  }

  /** Grants or refuses the request that waits. Throws Problem 409 `extension-not-requested`, 422 `calendar-lacks-day`. */
  async decideExtension(
    caller: Caller,
    assignmentId: string,
    expectedVersion: number,
    decision: z.output<typeof extensionDecision>,
  ): Promise<TrackedAssignment> {
    const granted = decision.decision === 'granted';
    const act = granted ? 'grant-extension' : 'refuse-extension';
    const request = { assignmentId, expectedVersion, act, action: 'assignment.decide' } as const;
    return this.performer.perform(caller, request, async (held, { now }, session) => {
      const { unitId, dueOn, pendingExtension } = held;
      if (pendingExtension === null || dueOn === null) throw new Problem(409, 'extension-not-requested');
      const workingDays = granted ? decision.workingDays : null;
      const dueRule = workingDays === null ? null : workingDaysAfter(held, dueOn, workingDays);
      const next = dueRule === null ? dueOn : await this.calendars.deadline(session, unitId, dueRule);
      return {
        changes: dueRule === null ? {} : { dueOn: next, dueRule, dueAt: null, missedHour: false },
        content: { note: decision.reason, workingDays, dueOn: next },
        also: async () => {
          await this.acts.endExtension(session, assignmentId, decision.decision, now);
          const about = { assignmentId, unitId, dueOn: next };
          if (granted) {
            await this.events.append(session, assignmentExtendedV1, { ...about, previouslyDueOn: dueOn });
          } else {
            await this.events.append(session, assignmentExtensionRefusedV1, about);
          }
        },
      };
    });
  }

  /**
   * Lets the deadline stand still until a day, for a reason. Throws Problem 409 `suspension-after-deadline`,
   * `suspension-overlaps` or `assignment-undated`, 422 `suspension-empty` or `calendar-lacks-day`.
   */
  async suspend(
    caller: Caller,
    assignmentId: string,
    expectedVersion: number,
    { until, reason }: z.output<typeof suspension>,
  ): Promise<TrackedAssignment> {
    const request = { assignmentId, expectedVersion, act: 'suspend', action: 'assignment.decide' } as const;
    return this.performer.perform(caller, request, async (held, { now }, session) => {
      const { unitId, dueOn: previouslyDueOn } = held;
      const calendar = await this.calendars.calendarFor(session, unitId);
      const suspended = knownDays(() => suspendDeadline(calendar, held, { now, until }));
      if (typeof suspended === 'string') {
        const status = suspended === 'suspension-empty' ? 422 : 409;
        throw new Problem(status, suspended, { dueOn: previouslyDueOn ?? '' });
      }
      const { on: dueOn, at: dueAt } = suspended.due;
      return {
        changes: { dueOn, dueAt, dueRule: suspended.rule },
        content: { note: reason, dueOn },
        also: (inside) =>
          this.events.append(inside, assignmentSuspendedV1, {
            ...{ assignmentId, unitId, previouslyDueOn: previouslyDueOn ?? dueOn, dueOn, until },
            ...(dueAt && { dueAt: dueAt.toISOString() }),
          }),
      };
    });
  }

  /** Takes the task back; it counts nowhere any more, and its history stays readable. */
  async withdraw(
    caller: Caller,
    assignmentId: string,
    expectedVersion: number,
    { reason }: z.output<typeof withdrawal>,
  ): Promise<TrackedAssignment> {
    const request = { assignmentId, expectedVersion, act: 'withdraw', action: 'assignment.decide' } as const;
    return this.performer.perform(caller, request, ({ unitId }, { now, today }) => ({
      content: { note: reason },
      also: async (session) => {
        await this.acts.endExtension(session, assignmentId, 'lapsed', now);
        await this.events.append(session, assignmentWithdrawnV1, {
          assignmentId,
          unitId,
          withdrawnOn: today,
        });
      },
    }));
  }
}

/** Days in which the deadline stands still stay out of the count. */
function workingDaysAfter({ dueRule }: HeldAssignment, from: CivilDate, count: number): DeadlineRule {
  const pauses = dueRule !== null && 'pauses' in dueRule ? dueRule.pauses : [];
  return { kind: 'working-days', from, count, pauses };
}
