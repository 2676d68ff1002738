import {
  assignmentAcknowledgedV1,
  assignmentClaimedV1,
  assignmentExtensionRequestedV1,
  assignmentProgressedV1,
} from '@namkhong/contracts';
import type {
  completionClaim,
  extensionRequest,
  progressReport,
  TrackedAssignment,
} from '@namkhong/contracts/http/directive-assignments';
import { type Caller, Events, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ActPerformer } from './act-performer.js';
import { ActRepository } from './act.repository.js';
import { findEvidenceFault } from './check-evidence.js';
import type { HeldAssignment } from './held-assignment.js';
import { findClaimFault, findExtensionFault, findPercentFault } from './check-report.js';

/** What units do with their assignments: open, acknowledge, report, claim, ask for more time. */
@Injectable()
export class UnitActsService {
  constructor(
    private readonly performer: ActPerformer,
    private readonly acts: ActRepository,
    private readonly events: Events,
  ) {}

  /** The second time changes nothing, whatever version it was made from. */
  async acknowledge(
    caller: Caller,
    assignmentId: string,
    expectedVersion: number,
  ): Promise<TrackedAssignment> {
    const request = {
      assignmentId,
      expectedVersion,
      act: 'acknowledge',
      action: 'assignment.acknowledge',
      isRepeated: ({ acknowledgedAt }: HeldAssignment) => acknowledgedAt !== null,
    } as const;
    return this.performer.perform(caller, request, ({ unitId }, { now }) => ({
      changes: { acknowledgedAt: now, acknowledgedBy: caller.subject },
      also: (session) =>
        this.events.append(session, assignmentAcknowledgedV1, {
          assignmentId,
          unitId,
          acknowledgedAt: now.toISOString(),
        }),
    }));
  }

  /** Throws Problem 422 `percent-out-of-range`, `percent-of-supporter` or what is wrong with the evidence. */
  async progress(
    caller: Caller,
    assignmentId: string,
    expectedVersion: number,
    report: z.output<typeof progressReport>,
  ): Promise<TrackedAssignment> {
    const request = { assignmentId, expectedVersion, act: 'progress', action: 'assignment.report' } as const;
    return this.performer.perform(caller, request, ({ unitId, percent }, { now, party }) => {
      refuse(findPercentFault(report.percent, party) ?? findEvidenceFault(report.evidence));
      return {
        changes: { percent: report.percent ?? percent },
        content: report,
        also: (session) =>
          this.events.append(session, assignmentProgressedV1, {
            assignmentId,
            unitId,
            percent: report.percent,
            progressedAt: now.toISOString(),
          }),
      };
    });
  }

  /** Throws Problem 422 `evidence-missing` or what is wrong with the evidence. */
  async claim(
    caller: Caller,
    assignmentId: string,
    expectedVersion: number,
    claim: z.output<typeof completionClaim>,
  ): Promise<TrackedAssignment> {
    const request = { assignmentId, expectedVersion, act: 'claim', action: 'assignment.report' } as const;
    return this.performer.perform(caller, request, (held, { now, today }) => {
      const { unitId, dueOn, dueAt, expectedOutput } = held;
      refuse(findClaimFault(expectedOutput, claim.evidence) ?? findEvidenceFault(claim.evidence));
      return {
        changes: {
          claimedOn: today,
          claimedBy: caller.subject,
          missedHour: held.missedHour || (dueAt !== null && now > dueAt),
        },
        content: claim,
        also: (session) =>
          this.events.append(session, assignmentClaimedV1, { assignmentId, unitId, dueOn, claimedOn: today }),
      };
    });
  }

  /** Throws Problem 409 `assignment-undated`, `extension-after-deadline` or `extension-pending`. */
  async requestExtension(
    caller: Caller,
    assignmentId: string,
    expectedVersion: number,
    { workingDays, reason }: z.output<typeof extensionRequest>,
  ): Promise<TrackedAssignment> {
    const request = {
      assignmentId,
      expectedVersion,
      act: 'request-extension',
      action: 'assignment.report',
    } as const;
    return this.performer.perform(caller, request, (held, { now, today }) => {
      const { dueOn, unitId } = held;
      const fault = findExtensionFault(held, { today, now });
      if (fault !== null || dueOn === null) throw new Problem(409, fault ?? 'assignment-undated', { dueOn });
      return {
        content: { workingDays, dueOn, note: reason },
        also: async (session) => {
          await this.acts.addExtension(session, { assignmentId, workingDays, reason, at: now });
          await this.events.append(session, assignmentExtensionRequestedV1, {
            ...{ assignmentId, unitId, dueOn, workingDays },
          });
        },
      };
    });
  }
}

function refuse(fault: { readonly code: string; readonly text: string } | null): void {
  if (fault !== null) throw new Problem(422, fault.code, { text: fault.text });
}
