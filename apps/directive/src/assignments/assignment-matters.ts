import { type Session } from '@namkhong/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitMatters, type MatterKeeper, type StayingMatter } from '../organisation/unit-matters.port.js';

/** Tells whoever ends a unit how many of its tasks are open: they go to the one unit that carries it on, or wait for their issuer. */
@Injectable()
export class AssignmentMatters implements MatterKeeper, OnModuleInit {
  constructor(private readonly matters: UnitMatters) {}

  onModuleInit(): void {
    this.matters.register(this);
  }

  async stayingMatters(session: Session, unitIds: readonly string[]): Promise<StayingMatter[]> {
    return session.query<StayingMatter>(
      `SELECT unit_id AS "unitId", 'assignments-open' AS kind, count(*)::int AS count FROM assignments
        WHERE unit_id = ANY($1::uuid[]) AND state NOT IN ('accepted', 'withdrawn')
        GROUP BY unit_id ORDER BY unit_id`,
      [unitIds],
    );
  }
}
