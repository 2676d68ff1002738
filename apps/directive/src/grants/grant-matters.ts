import { type Session } from '@namkhong/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitMatters, type MatterKeeper, type StayingMatter } from '../organisation/unit-matters.port.js';

/** Tells whoever ends a unit how many grants name it: they cover nothing then, and its successor needs others. */
@Injectable()
export class GrantMatters implements MatterKeeper, OnModuleInit {
  constructor(private readonly matters: UnitMatters) {}

  onModuleInit(): void {
    this.matters.register(this);
  }

  async stayingMatters(session: Session, unitIds: readonly string[], day: string): Promise<StayingMatter[]> {
    return session.query<StayingMatter>(
      `SELECT unit_id AS "unitId", 'grants-stay' AS kind, count(*)::int AS count FROM grant_register
        WHERE unit_id = ANY($1::uuid[]) AND (valid_to IS NULL OR valid_to > $2::date)
        GROUP BY unit_id ORDER BY unit_id`,
      [unitIds, day],
    );
  }
}
