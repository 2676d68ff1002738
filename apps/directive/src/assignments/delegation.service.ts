import { assignmentDelegatedV1 } from '@namkhong/contracts';
import type { delegationRequest, TrackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import type { CivilDate } from '@namkhong/domain';
import { type Caller, Events, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { OfficialReader } from '../organisation/official.reader.js';
import { ActPerformer } from './act-performer.js';
import { ActRepository, type Delegation } from './act.repository.js';
import { PostHolderReader } from './post-holder.reader.js';

type Requested = z.output<typeof delegationRequest>;

/** Lets the head of a unit have an official, or whoever holds a post of the unit, stand in for one assignment. */
@Injectable()
export class DelegationService {
  constructor(
    private readonly performer: ActPerformer,
    private readonly acts: ActRepository,
    private readonly officials: OfficialReader,
    private readonly posts: PostHolderReader,
    private readonly events: Events,
  ) {}

  /**
   * Replaces whoever stood in before.
   * Throws Problem 422 `official-unknown`, `delegate-outside-unit`, `delegation-interval-empty`.
   */
  async delegate(
    caller: Caller,
    assignmentId: string,
    expectedVersion: number,
    requested: Requested,
  ): Promise<TrackedAssignment> {
    const request = {
      assignmentId,
      expectedVersion,
      act: 'delegate',
      action: 'assignment.delegate',
    } as const;
    return this.performer.perform(caller, request, async ({ unitId }, _, session) => {
      const delegation = await this.read(session, unitId, requested);
      const { officialId, postRole, validFrom, validTo } = delegation;
      return {
        also: async () => {
          await this.acts.saveDelegation(session, assignmentId, delegation);
          await this.events.append(session, assignmentDelegatedV1, {
            ...{ assignmentId, unitId, officialId, postRole, from: validFrom, to: validTo },
          });
        },
      };
    });
  }

  /** Throws Problem 409 `delegation-missing`. */
  async end(caller: Caller, assignmentId: string, expectedVersion: number): Promise<TrackedAssignment> {
    const request = {
      assignmentId,
      expectedVersion,
      act: 'end-delegation',
      action: 'assignment.delegate',
    } as const;
    return this.performer.perform(caller, request, ({ unitId }) => ({
      also: async (session) => {
        const ended = await this.acts.endDelegation(session, assignmentId);
        if (!ended) throw new Problem(409, 'delegation-missing');
        await this.events.append(session, assignmentDelegatedV1, {
          ...{ assignmentId, unitId, officialId: null, postRole: null, from: null, to: null },
        });
      },
    }));
  }

  private async read(session: Session, unitId: string, requested: Requested): Promise<Delegation> {
    const { from, until, ground, to } = requested;
    if (until !== null && until <= from) throw new Problem(422, 'delegation-interval-empty', { from, until });
    const about = { validFrom: from, validTo: until, ground };
    if ('postRole' in to) return { ...about, officialId: null, postRole: to.postRole };
    const officialId = await this.officialIn(session, to.officialCode, unitId, from);
    return { ...about, officialId, postRole: null };
  }

  private async officialIn(session: Session, code: string, unitId: string, on: CivilDate): Promise<string> {
    const officialId = await this.officials.idOf(session, code);
    if (officialId === null) throw new Problem(422, 'official-unknown', { text: code });
    if (await this.posts.serves(session, officialId, unitId, on)) return officialId;
    throw new Problem(422, 'delegate-outside-unit', { text: code });
  }
}
