import type { GrantableRole } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { GrantEntity } from './grant.entity.js';
import type { GrantState } from './record-grant.js';

/** The register of grants, the source of every service's copy. */
@Injectable()
export class GrantRepository {
  /** Makes grants of one subject one after the other, so that an event's order is the register's. */
  async lockSubject(session: Session, subject: string): Promise<void> {
    await session.query(`SELECT pg_advisory_xact_lock(hashtextextended('grant:' || $1, 0))`, [subject]);
  }

  /** The grant that a request with the same subject, role, unit and first day speaks of. */
  async findSame(
    session: Session,
    key: Pick<GrantState, 'subject' | 'role' | 'unitId' | 'validFrom'>,
  ): Promise<GrantState | null> {
    const { subject, role, validFrom } = key;
    return session.manager.findOneBy(GrantEntity, {
      subject,
      role,
      validFrom,
      unitId: key.unitId ?? IsNull(),
    });
  }

  async findBySubject(session: Session, subject: string): Promise<GrantState[]> {
    return session.manager.find(GrantEntity, {
      where: { subject },
      order: { validFrom: 'ASC', grantId: 'ASC' },
    });
  }

  async hasRoleEverywhere(session: Session, subject: string, role: GrantableRole): Promise<boolean> {
    return session.manager.existsBy(GrantEntity, { subject, role, unitId: IsNull() });
  }

  async save(session: Session, grant: GrantState): Promise<void> {
    await session.manager.upsert(GrantEntity, { ...grant }, ['grantId']);
  }
}
