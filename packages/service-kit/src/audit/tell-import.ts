import type { ImportReport } from '@namkhong/contracts/http/import-report';
import type { Caller } from '../auth/caller.js';
import type { AuditEntry } from './audit-log.js';

/** The entry of an import: how many rows, never which. Nothing for a dry run, or where no row was taken. */
export function tellImport(act: AuditEntry['act'], caller: Caller) {
  return ({ dryRun, read, accepted, rejected }: ImportReport): AuditEntry | null =>
    dryRun || accepted === 0
      ? null
      : { act, caller, targets: [], details: { read, accepted, rejected: rejected.length } };
}
