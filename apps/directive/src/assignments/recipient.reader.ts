import type { CivilDate } from '@namkhong/domain';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { UnitReader } from '../organisation/unit.reader.js';
import { RecipientGroupRepository } from './recipient-group.repository.js';

/** Whom something is addressed to: units by id, a saved group, or every communal unit of the day. */
export type Recipients = readonly string[] | { readonly groupId: string } | 'all-current-communes';

/** Finds the units that recipients stand for. */
@Injectable()
export class RecipientReader {
  constructor(
    private readonly units: UnitReader,
    private readonly groups: RecipientGroupRepository,
  ) {}

  /** Each once, in force or not. Throws Problem 422 `recipient-group-unknown`. */
  async unitsOf(session: Session, recipients: Recipients, today: CivilDate): Promise<string[]> {
    if (recipients === 'all-current-communes') return this.units.communesInForce(session, today);
    if (!('groupId' in recipients)) return [...new Set(recipients)];
    const unitIds = await this.groups.unitsOf(session, recipients.groupId);
    if (unitIds === null) throw new Problem(422, 'recipient-group-unknown', { text: recipients.groupId });
    return unitIds;
  }

  /** Throws Problem 422 `unit-not-in-force` where one that is named does not exist today, or as `unitsOf` does. */
  async requireInForce(session: Session, recipients: Recipients, today: CivilDate): Promise<void> {
    const unitIds = await this.unitsOf(session, recipients, today);
    const inForce = await this.units.inForce(session, unitIds, today);
    const missing = unitIds.find((unitId) => !inForce.has(unitId));
    if (missing !== undefined) throw new Problem(422, 'unit-not-in-force', { text: missing });
  }
}
