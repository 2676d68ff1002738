import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ClauseEntity } from './clause.entity.js';
import { DirectiveEntity } from './directive.entity.js';
import type { DirectiveState } from './draft-directive.js';

/** Writes the register of directives. */
@Injectable()
export class DirectiveRepository {
  /** Adds the directive with its clauses; false when issuer, number and numbering period are in the register already. */
  async add(session: Session, directive: DirectiveState, recordedAt: Date): Promise<boolean> {
    const { clauses, basedOn, ...row } = directive;
    const inserted = await session.manager
      .createQueryBuilder()
      .insert()
      .into(DirectiveEntity)
      .values({ ...row, basedOn: [...basedOn], recordedAt })
      .orIgnore()
      .returning('directive_id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return false;
    const { directiveId } = directive;
    await session.manager.insert(
      ClauseEntity,
      clauses.map((clause) => ({ ...clause, directiveId })),
    );
    return true;
  }
}
