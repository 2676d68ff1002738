import {
  assignmentAcceptedV1,
  assignmentExtendedV1,
  assignmentExtensionRefusedV1,
  assignmentReturnedV1,
  assignmentWithdrawnV1,
} from '@namkhong/contracts';
import type {
  claimAcceptance,
  claimReturn,
  extensionDecision,
  TrackedAssignment,
  withdrawal,
} from '@namkhong/contracts/http/directive-assignments';
import type { CivilDate, DeadlineRule } from '@namkhong/domain';
import { type Caller, Events, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { WorkingCalendarReader } from '../calendar/working-calendar.reader.js';
import { ActPerformer } from './act-performer.js';
import { ActRepository } from './act.repository.js';

/** What the issuer decides about assignments: accept, return, give more time, withdraw. Each decision has its reasons. */
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
      const dueRule = workingDays === null ? null : workingDaysAfter(dueOn, workingDays);
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

function workingDaysAfter(from: CivilDate, count: number): DeadlineRule {
  return { kind: 'working-days', from, count, pauses: [] };
}
