import { auditContent, type AuditContent } from '@namkhong/contracts/http/audit';
import { canonicalJson, isAction, type Action, type TargetUnit } from '@namkhong/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import { Clock } from '../context/clock.js';
import { currentContext } from '../context/request-context.js';
import { Database } from '../database/database.js';
import type { Session } from '../database/session.js';
import { SERVICE_NAME } from '../kit.tokens.js';

/** A privileged act, as whoever carries it out tells it. */
export interface AuditEntry {
  /** The action that was needed, or a part of one: `directive.issue/revoke`. */
  readonly act: Action | `${Action}/${string}`;
  /** Null where the platform does as it was configured, without a person. */
  readonly caller: Caller | null;
  /** The unit acted upon, null for several or none; left out, the one unit that was required of the caller. */
  readonly unit?: TargetUnit | null;
  /** Ids of what was acted upon, at most 200. */
  readonly targets: readonly string[];
  /** Codes, ids, numbers, dates; never a sentence, a name, or anything else about a person. */
  readonly details?: AuditContent['details'];
}

/** The hash-chained log of what people did by virtue of a grant. */
@Injectable()
export class AuditLog {
  constructor(
    @Inject(SERVICE_NAME) private readonly service: string,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /**
   * Adds an entry in the caller's transaction: both exist or neither. It is written as the last of the transaction, since
   * from there to the commit nobody else can add one.
   *
   * @throws ZodError where an entry holds anything but codes and ids, Error outside of a transaction
   */
  append(session: Session, entry: AuditEntry): void {
    const { act, caller, targets, details = {} } = entry;
    const action = actionOf(act);
    const unit = entry.unit === undefined ? (caller?.unitOf(action) ?? null) : entry.unit;
    const content = auditContent.parse({
      service: this.service,
      at: this.clock.now().toISOString(),
      act,
      actor: caller?.subject ?? null,
      grants: (caller?.basisOf(action) ?? []).map(({ grantId, role, unitId }) => ({ grantId, role, unitId })),
      unitId: unit?.unitId ?? null,
      unitLine: unit ? [unit.unitId, ...unit.ancestorIds] : [],
      targets,
      details,
      correlationId: currentContext()?.correlationId ?? null,
    });
    session.beforeCommit(async () => {
      await session.query('INSERT INTO audit_entry (content) VALUES ($1)', [canonicalJson(content)]);
    });
  }

  /**
   * Carries an act out and adds its entry, in one transaction, which those of the work become part of.
   *
   * @param tell the entry, from what came of it; null where nothing was done after all
   */
  async carryOut<Result>(
    work: () => Promise<Result>,
    tell: (result: Result) => AuditEntry | null,
  ): Promise<Result> {
    return this.database.transaction(async (session) => {
      const result = await work();
      const entry = tell(result);
      if (entry) this.append(session, entry);
      return result;
    });
  }
}

function actionOf(act: AuditEntry['act']): Action {
  const [action = ''] = act.split('/');
  if (!isAction(action)) throw new Error(`${act} is no act of the permission table`);
  return action;
}
