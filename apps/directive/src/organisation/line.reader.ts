import { isInOwnLine, isValidOn, type TargetUnit } from '@namkhong/domain';
import { type Caller, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { UnitReader } from './unit.reader.js';

/** Whom a matter is about: a unit, or an official in it. */
export interface JudgedSubject {
  readonly unitId: string;
  readonly officialId: string | null;
}

/** Roles of those who serve in a unit or command it; the others look at it from outside. */
const LINE_ROLES: readonly string[] = ['official', 'unit-head'];

/** Who stands in whose line of command: nobody judges themselves, those they command, or those they are commanded by. */
@Injectable()
export class LineReader {
  constructor(private readonly units: UnitReader) {}

  /** The unit with those above it; one that does not exist has none. */
  async target(session: Session, unitId: string): Promise<TargetUnit> {
    return (await this.units.target(session, unitId)) ?? { unitId, ancestorIds: [] };
  }

  /**
   * Whether the caller serves or ever served in the subject's unit or in one above or below it, heads one of them, or is
   * the official.
   */
  async isInLine(session: Session, caller: Caller, { unitId, officialId }: JudgedSubject): Promise<boolean> {
    const target = await this.target(session, unitId);
    const granted = caller.grants.filter(({ role }) => LINE_ROLES.includes(role));
    const own = caller.officialId;
    const posts = own === undefined ? [] : await this.postsOf(session, own);
    const units = [...posts, ...granted.map((grant) => grant.unitId)];
    if (isInOwnLine({ officialId: own, units }, { ...target, officialId })) return true;
    const places = units.filter((place) => place !== null);
    return places.length > 0 && (await this.isAnyBelow(session, places, unitId));
  }

  /** @throws Problem 403 `reviewer-in-line` */
  async requireOutside(session: Session, caller: Caller, subject: JudgedSubject): Promise<void> {
    if (await this.isInLine(session, caller, subject)) throw new Problem(403, 'reviewer-in-line');
  }

  /**
   * In which role the caller speaks for whom a matter is about: the official it is about, or the head of the unit where it
   * is about the unit as a whole; null for everybody else, superiors and colleagues included.
   */
  roleOfSubject({ grants, today }: Caller, subject: JudgedSubject): 'official' | 'unit-head' | null {
    const held = grants.filter((grant) => isValidOn(grant, today));
    const { unitId, officialId } = subject;
    if (officialId !== null)
      return held.some((grant) => grant.role === 'official' && grant.officialId === officialId)
        ? 'official'
        : null;
    return held.some((grant) => grant.role === 'unit-head' && grant.unitId === unitId) ? 'unit-head' : null;
  }

  /** @throws Problem 403 `not-the-subject` */
  requireSubject(caller: Caller, subject: JudgedSubject): 'official' | 'unit-head' {
    const role = this.roleOfSubject(caller, subject);
    if (role === null) throw new Problem(403, 'not-the-subject');
    return role;
  }

  /** Whether the official holds or ever held a post in the unit. */
  async hasServed(session: Session, officialId: string, unitId: string): Promise<boolean> {
    return (await this.postsOf(session, officialId)).includes(unitId);
  }

  /** Whether the caller serves or ever served in the unit itself, or heads it. */
  async servesIn(session: Session, { grants, officialId }: Caller, unitId: string): Promise<boolean> {
    if (grants.some((grant) => LINE_ROLES.includes(grant.role) && grant.unitId === unitId)) return true;
    return officialId !== undefined && (await this.hasServed(session, officialId, unitId));
  }

  private async postsOf(session: Session, officialId: string): Promise<string[]> {
    const rows = await session.query<{ unit_id: string }>(
      `SELECT DISTINCT unit_id FROM posts WHERE official_id = $1`,
      [officialId],
    );
    return rows.map(({ unit_id }) => unit_id);
  }

  private async isAnyBelow(session: Session, unitIds: readonly string[], rootId: string): Promise<boolean> {
    const rows = await session.query(
      `WITH RECURSIVE line AS (
         SELECT unit_id, parent_id FROM units WHERE unit_id = ANY($1::uuid[])
         UNION SELECT u.unit_id, u.parent_id FROM units u JOIN line ON u.unit_id = line.parent_id
       ) SELECT 1 FROM line WHERE unit_id = $2 LIMIT 1`,
      [unitIds, rootId],
    );
    return rows.length > 0;
  }
}
