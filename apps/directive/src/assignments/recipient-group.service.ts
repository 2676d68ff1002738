import type {
  RecipientGroup,
  recipientGroupRequest,
  RecipientGroupSummary,
} from '@namkhong/contracts/http/directive-assignments';
import { AuditLog, type Caller, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { UnitReader } from '../organisation/unit.reader.js';
import { RecipientGroupRepository } from './recipient-group.repository.js';

type GroupRequest = z.output<typeof recipientGroupRequest>;

/** Keeps groups of units under a name, for the issuer to address them together. */
@Injectable()
export class RecipientGroupService {
  constructor(
    private readonly database: Database,
    private readonly repository: RecipientGroupRepository,
    private readonly units: UnitReader,
    private readonly ids: Ids,
    private readonly audit: AuditLog,
  ) {}

  async list(page: {
    after: { name: string; groupId: string } | undefined;
    limit: number;
  }): Promise<RecipientGroupSummary[]> {
    return this.database.read((session) => this.repository.list(session, page));
  }

  /** Throws Problem 404 `recipient-group-unknown`. */
  async one(caller: Caller, groupId: string): Promise<RecipientGroup> {
    return this.database.read((session) => this.show(session, caller, groupId));
  }

  /** Throws Problem 422 `unit-not-in-force`, 409 `recipient-group-name-taken`. */
  async create(caller: Caller, request: GroupRequest): Promise<RecipientGroup> {
    return this.database.transaction((session) => this.store(session, caller, this.ids.next(), 1, request));
  }

  /** Throws as `create` does, and Problem 404 `recipient-group-unknown`, 412 `version-stale`. */
  async replace(
    caller: Caller,
    groupId: string,
    expectedVersion: number,
    request: GroupRequest,
  ): Promise<RecipientGroup> {
    return this.database.transaction(async (session) => {
      const version = await this.repository.lock(session, groupId);
      if (version === null) throw new Problem(404, 'recipient-group-unknown', { text: groupId });
      if (version !== expectedVersion) throw new Problem(412, 'version-stale');
      return this.store(session, caller, groupId, version + 1, request);
    });
  }

  private async store(
    session: Session,
    caller: Caller,
    groupId: string,
    version: number,
    { name, unitIds }: GroupRequest,
  ): Promise<RecipientGroup> {
    const inForce = await this.units.inForce(session, unitIds, caller.today);
    const unknown = unitIds.find((unitId) => !inForce.has(unitId));
    if (unknown !== undefined) throw new Problem(422, 'unit-not-in-force', { text: unknown });
    const isSaved = await this.repository.save(session, { groupId, name, unitIds, version });
    if (!isSaved) throw new Problem(409, 'recipient-group-name-taken', { text: name });
    this.audit.append(session, {
      act: 'recipient-group.manage',
      ...{ caller, unit: null, targets: [groupId] },
      details: { version, units: new Set(unitIds).size },
    });
    return this.show(session, caller, groupId);
  }

  private async show(session: Session, caller: Caller, groupId: string): Promise<RecipientGroup> {
    const group = await this.repository.find(session, groupId, caller.today);
    if (group === null) throw new Problem(404, 'recipient-group-unknown', { text: groupId });
    return group;
  }
}
