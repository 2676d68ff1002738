import { directiveChangedV1, directiveRecordedV1 } from '@namkhong/contracts';
import {
  isSecret,
  type Action,
  type DocumentState,
  type SecrecyLevel,
  type TargetUnit,
} from '@namkhong/domain';
import { AuditLog, type AuditEntry, Clock, Events, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DocumentHistoryRepository, type HistoryEntry } from './document-history.repository.js';

/** What was done to a document, for its history and for the log of acts. */
export interface DocumentAct extends Omit<HistoryEntry, 'actor' | 'at'> {
  readonly act: Action | `${Action}/${string}`;
  readonly caller: Caller;
  readonly unit: TargetUnit | null;
  readonly secrecy: SecrecyLevel;
  readonly number: string | null;
  /** What the log says besides: codes and counts. */
  readonly details?: AuditEntry['details'];
}

/** Tells what happened to documents: their history, the log of acts, and the events, which know nothing of secret ones. */
@Injectable()
export class RegisterJournal {
  constructor(
    private readonly history: DocumentHistoryRepository,
    private readonly audit: AuditLog,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async write(session: Session, act: DocumentAct): Promise<void> {
    const { caller, unit, secrecy, number, details, act: name, ...entry } = act;
    await this.history.add(session, { ...entry, actor: caller.subject, at: this.clock.now() });
    this.audit.append(session, {
      ...{ act: name, caller, unit },
      targets: [entry.directiveId, ...(entry.byDirectiveId === null ? [] : [entry.byDirectiveId])],
      details: {
        state: entry.to,
        version: entry.version,
        ...(number === null || isSecret(secrecy) ? {} : { number }),
        ...details,
      },
    });
  }

  /** Announces a document that entered the register; a secret one is passed over in silence. */
  async announceRecorded(
    session: Session,
    secrecy: SecrecyLevel,
    directive: z.input<typeof directiveRecordedV1.data>,
  ): Promise<void> {
    if (isSecret(secrecy)) return;
    await this.events.append(session, directiveRecordedV1, directive);
  }

  /** Announces what became of a document of the register; of a secret one, nothing. */
  async announceChanged(
    session: Session,
    secrecy: SecrecyLevel,
    change: Omit<z.input<typeof directiveChangedV1.data>, 'state'> & { readonly state: DocumentState },
  ): Promise<void> {
    const { state } = change;
    if (isSecret(secrecy)) return;
    if (state !== 'amended' && state !== 'superseded' && state !== 'revoked') return;
    await this.events.append(session, directiveChangedV1, { ...change, state });
  }
}
