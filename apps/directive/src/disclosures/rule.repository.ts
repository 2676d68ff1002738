import type { DisclosureRuleView } from '@namkhong/contracts/http/directive-disclosures';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

type Rule = DisclosureRuleView;

interface RuleRow {
  readonly rule_id: string;
  readonly code: string;
  readonly kind: Rule['kind'];
  readonly title: string;
  readonly legal_basis: string[];
  readonly frequency: Rule['frequency'];
  readonly due_after: Rule['due']['after'];
  readonly due_count: number;
  readonly due_counting: Rule['due']['counting'];
  readonly unit_kinds: string[];
  readonly unit_id: string | null;
  readonly valid_from: CivilDate;
  readonly valid_to: CivilDate | null;
  readonly version: number;
  readonly generated_until: CivilDate | null;
}

const SELECT = `SELECT rule_id, code, kind, title, legal_basis, frequency, due_after, due_count, due_counting, unit_kinds,
  unit_id, valid_from::text, valid_to::text, version, generated_until::text FROM disclosure_rules`;

/** A rule whose periods are being gone through; nobody else does so until the transaction ends. */
export interface ClaimedRule {
  readonly rule: Rule;
  /** The last day whose periods have been gone through. */
  readonly generatedUntil: CivilDate | null;
}

/** Rules of what units make public, as data. */
@Injectable()
export class RuleRepository {
  async add(session: Session, rule: Rule, recordedAt: Date): Promise<void> {
    await session.query(
      `INSERT INTO disclosure_rules (rule_id, code, kind, title, legal_basis, frequency, due_after, due_count,
                                     due_counting, unit_kinds, unit_id, valid_from, valid_to, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        rule.ruleId,
        rule.code,
        rule.kind,
        rule.title,
        rule.legalBasis,
        rule.frequency,
        rule.due.after,
        rule.due.count,
        rule.due.counting,
        rule.unitKinds,
        rule.unitId,
        rule.validFrom,
        rule.validTo,
        recordedAt,
      ],
    );
  }

  /** Keeps two rules of one code from being recorded at once. */
  async lockCode(session: Session, code: string): Promise<void> {
    await session.query(`SELECT pg_advisory_xact_lock(hashtextextended('disclosure-rule:' || $1, 0))`, [
      code,
    ]);
  }

  /** The rules of a code in [from, to), whichever units they are for. */
  async overlapping(session: Session, code: string, from: CivilDate, to: CivilDate | null): Promise<Rule[]> {
    const rows = await session.query<RuleRow>(
      `${SELECT} WHERE code = $1 AND daterange(valid_from, valid_to) && daterange($2::date, $3::date)`,
      [code, from, to],
    );
    return rows.map(toRule);
  }

  async lock(session: Session, ruleId: string): Promise<Rule | null> {
    const [row] = await session.query<RuleRow>(`${SELECT} WHERE rule_id = $1 FOR UPDATE`, [ruleId]);
    return row === undefined ? null : toRule(row);
  }

  async saveEnd(session: Session, ruleId: string, validTo: CivilDate): Promise<void> {
    await session.query(
      `UPDATE disclosure_rules SET valid_to = $2, version = version + 1 WHERE rule_id = $1`,
      [ruleId, validTo],
    );
  }

  /** By code, the latest rule of each first. */
  async list(
    session: Session,
    filter: {
      readonly code: string | undefined;
      readonly limit: number;
      readonly after: Pick<Rule, 'code' | 'ruleId'> | undefined;
    },
  ): Promise<Rule[]> {
    const rows = await session.query<RuleRow>(
      `${SELECT} WHERE ($1::text IS NULL OR code = $1)
          AND ($2::text IS NULL OR code COLLATE "C" > $2 OR (code = $2 AND rule_id < $3::uuid))
        ORDER BY code COLLATE "C", rule_id DESC LIMIT $4`,
      [filter.code ?? null, filter.after?.code ?? null, filter.after?.ruleId ?? null, filter.limit],
    );
    return rows.map(toRule);
  }

  /** Rules that were not gone through as far as the day. */
  async behind(session: Session, day: CivilDate): Promise<string[]> {
    const rows = await session.query<{ rule_id: string }>(
      `SELECT rule_id FROM disclosure_rules
        WHERE valid_from <= $1::date AND (generated_until IS NULL OR generated_until < $1::date)
          AND (valid_to IS NULL OR generated_until IS NULL OR generated_until < valid_to)
        ORDER BY rule_id`,
      [day],
    );
    return rows.map((row) => row.rule_id);
  }

  /** Null where another instance has the rule, or it is gone through already. */
  async claim(session: Session, ruleId: string, day: CivilDate): Promise<ClaimedRule | null> {
    const [row] = await session.query<RuleRow>(
      `${SELECT} WHERE rule_id = $1 AND (generated_until IS NULL OR generated_until < $2::date)
         FOR UPDATE SKIP LOCKED`,
      [ruleId, day],
    );
    return row === undefined ? null : { rule: toRule(row), generatedUntil: row.generated_until };
  }

  async saveProgress(session: Session, ruleId: string, day: CivilDate): Promise<void> {
    await session.query(`UPDATE disclosure_rules SET generated_until = $2 WHERE rule_id = $1`, [ruleId, day]);
  }
}

function toRule(row: RuleRow): Rule {
  return {
    ruleId: row.rule_id,
    code: row.code,
    kind: row.kind,
    title: row.title,
    legalBasis: row.legal_basis,
    frequency: row.frequency,
    due: { after: row.due_after, count: row.due_count, counting: row.due_counting },
    unitKinds: row.unit_kinds,
    unitId: row.unit_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    version: row.version,
  };
}
