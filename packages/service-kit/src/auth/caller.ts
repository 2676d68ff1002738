import {
  type Action,
  decidePermission,
  type CivilDate,
  type PermissionTarget,
  type Role,
  type TargetUnit,
} from '@namkhong/domain';
import type { HeldGrant } from './grant.repository.js';
import { Problem } from '../problems/problem.js';

/** What an action rested on, and for which units, as far as it was required of a caller. */
interface Required {
  readonly grants: Set<HeldGrant>;
  readonly units: Map<string, TargetUnit>;
}

/** Who calls, and what they may do today by this service's own copy of the grants. */
export class Caller {
  private readonly required = new Map<Action, Required>();

  constructor(
    /** The `sub` of the access token. */
    readonly subject: string,
    readonly grants: readonly HeldGrant[],
    /** Today in Asia/Ho_Chi_Minh. */
    readonly today: CivilDate,
  ) {}

  /** The roles held today. */
  get roles(): readonly Role[] {
    const inForce = this.grants.filter(
      ({ validFrom, validTo }) => validFrom <= this.today && (validTo === null || this.today < validTo),
    );
    return [...new Set(inForce.map((grant) => grant.role))];
  }

  /** The official this account belongs to, where it does. */
  get officialId(): string | undefined {
    return this.grants.find((grant) => grant.officialId !== null)?.officialId ?? undefined;
  }

  /** Whether the caller may do this to the target: the object-level question of every read and write. */
  permits(action: Action, target: PermissionTarget): boolean {
    return this.decide(action, target).allowed;
  }

  /** @throws Problem 403 `permission-denied` with the reason, unless the caller may do this to the target */
  require(action: Action, target: PermissionTarget): void {
    const decision = this.decide(action, target);
    if (!decision.allowed) throw new Problem(403, 'permission-denied', { action, reason: decision.reason });
    if (target === 'some-unit') return;
    const { grants, units } = this.required.get(action) ?? noneRequired();
    for (const grant of decision.grants) grants.add(grant);
    if (target !== 'whole-organisation') units.set(target.unitId, target);
    this.required.set(action, { grants, units });
  }

  /**
   * The grants by which the caller may do this: those that what was required of the caller so far rested on; where no
   * unit was asked for, all that hold the action.
   */
  basisOf(action: Action): readonly HeldGrant[] {
    const required = this.required.get(action);
    if (required) return [...required.grants];
    const decision = this.decide(action, 'some-unit');
    return decision.allowed ? decision.grants : [];
  }

  /** The one unit for which the action was required of the caller; null where it was none, or several. */
  unitOf(action: Action): TargetUnit | null {
    const units = [...(this.required.get(action)?.units.values() ?? [])];
    return units.length === 1 ? (units[0] ?? null) : null;
  }

  /**
   * The subtrees the caller may do this in, for narrowing a list: unit ids, or `everything`.
   * Empty where the caller may do it nowhere.
   */
  unitsFor(action: Action): readonly string[] | 'everything' {
    const decision = this.decide(action, 'some-unit');
    if (!decision.allowed) return [];
    const units = decision.grants.map((grant) => grant.unitId);
    return units.every((unit) => unit !== null) ? [...new Set(units)] : 'everything';
  }

  private decide(action: Action, target: PermissionTarget) {
    return decidePermission({ action, grants: this.grants, target, today: this.today });
  }
}

function noneRequired(): Required {
  return { grants: new Set(), units: new Map() };
}
