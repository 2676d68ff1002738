import type { ClockRuleView } from '@namkhong/contracts/http/directive-clocks';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { ClockRule } from './clock.js';

const COLUMNS = `code, version, amount, unit, extensions,
  runs_from AS "runsFrom", legal_basis AS "legalBasis", effective_from::text AS "effectiveFrom"`;

/** The register of limits: versions are added, none is ever changed. */
@Injectable()
export class ClockRulesRepository {
  async all(session: Session): Promise<ClockRuleView[]> {
    return session.query<ClockRuleView>(`SELECT ${COLUMNS} FROM clock_rules ORDER BY code, version`);
  }

  /** The latest version of the rule that is in force on the date. */
  async inForce(session: Session, code: string, on: CivilDate): Promise<ClockRule | null> {
    const [rule] = await session.query<ClockRule>(
      `SELECT ${COLUMNS} FROM clock_rules WHERE code = $1 AND effective_from <= $2::date
        ORDER BY effective_from DESC, version DESC LIMIT 1`,
      [code, on],
    );
    return rule ?? null;
  }

  async version(session: Session, code: string, version: number): Promise<ClockRule> {
    const [rule] = await session.query<ClockRule>(
      `SELECT ${COLUMNS} FROM clock_rules WHERE code = $1 AND version = $2`,
      [code, version],
    );
    if (!rule) throw new Error(`clock rule ${code} has no version ${version}`);
    return rule;
  }

  /** Two who add a version of the same rule wait for each other. */
  async add(session: Session, rule: Omit<ClockRule, 'version'>): Promise<ClockRule> {
    await session.query(`SELECT pg_advisory_xact_lock(hashtextextended('clock-rule:' || $1, 0))`, [
      rule.code,
    ]);
    const [added] = await session.query<ClockRule>(
      `INSERT INTO clock_rules
              (code, version, amount, unit, extensions, runs_from, legal_basis, effective_from)
       SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4::jsonb, $5, $6, $7 FROM clock_rules WHERE code = $1
       RETURNING ${COLUMNS}`,
      [
        rule.code,
        rule.amount,
        rule.unit,
        JSON.stringify(rule.extensions),
        rule.runsFrom,
        rule.legalBasis,
        rule.effectiveFrom,
      ],
    );
    if (!added) throw new Error(`no version of ${rule.code} was added`);
    return added;
  }
}
