import type { KeyDirectory, OwnReaderKey, readerKeyRequest } from '@namkhong/contracts/http/feedback-reports';
import type { DirectoryEntry } from '@namkhong/contracts/http/feedback-sealing';
import { DIRECTORY_BEGINNING, hashEntry, isStatementSigned, signHead } from '@namkhong/sealing';
import { AuditLog, Database, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { InstallationRepository } from './installation.repository.js';
import { ReaderKeyRepository, type ReaderKey } from './reader-key.repository.js';

type KeyRequest = z.output<typeof readerKeyRequest>;

/** Keeps readers' keys, which it cannot use, and tells everybody which there are. */
@Injectable()
export class ReaderKeysService {
  constructor(
    private readonly database: Database,
    private readonly installations: InstallationRepository,
    private readonly keys: ReaderKeyRepository,
    private readonly audit: AuditLog,
  ) {}

  async directory(): Promise<KeyDirectory> {
    return this.database.transaction(async (session) => {
      const { receiptSalt, directorySeed } = await this.installations.load(session);
      const entries = await this.keys.entries(session);
      const last = entries.at(-1) ?? { ordinal: 0, hash: DIRECTORY_BEGINNING };
      return {
        entries,
        head: await signHead(last, directorySeed),
        receiptSalt: receiptSalt.toString('base64'),
      };
    });
  }

  /** @throws Problem 404 `report-key-missing` */
  async own(caller: Caller): Promise<OwnReaderKey> {
    const [current, ...earlier] = await this.database.read((session) =>
      this.keys.ofSubject(session, caller.subject),
    );
    if (!current) throw new Problem(404, 'report-key-missing');
    return { ...unlockable(current), earlier: earlier.map(unlockable) };
  }

  /**
   * A new key ends the one before, which goes on to open what was sealed to it; the same one is locked anew.
   *
   * @throws Problem 422 `report-key-invalid` where it is not signed with itself, or is somebody else's
   */
  async keep(caller: Caller, { statement, signature, locked }: KeyRequest): Promise<OwnReaderKey> {
    const isSigned = await isStatementSigned(statement, signature);
    if (!isSigned || statement.madeOn > caller.today) throw new Problem(422, 'report-key-invalid');
    await this.database.transaction(async (session) => {
      await this.installations.lock(session);
      const [current] = await this.keys.current(session, [caller.subject]);
      const known = (await this.keys.byIds(session, [statement.keyId])).get(statement.keyId);
      if (known) {
        const isSame = known.subject === caller.subject && known.signature === signature;
        if (!isSame || known.endedOn !== null) throw new Problem(422, 'report-key-invalid');
        await this.keys.relock(session, statement.keyId, locked);
      } else {
        if (current) await this.end(session, current, caller);
        await this.keys.add(session, { subject: caller.subject, statement, signature, locked });
        await this.chain(session, { kind: 'added', on: caller.today, statement, signature });
      }
      this.audit.append(session, {
        act: known ? 'confidential-report.hold-key/relock' : 'confidential-report.hold-key',
        caller,
        unit: null,
        targets: [statement.keyId],
      });
    });
    return this.own(caller);
  }

  private async end(session: Session, { statement, signature }: ReaderKey, caller: Caller): Promise<void> {
    await this.keys.end(session, statement.keyId, caller.today);
    await this.chain(session, { kind: 'ended', on: caller.today, statement, signature });
  }

  private async chain(
    session: Session,
    said: Pick<DirectoryEntry, 'kind' | 'on' | 'statement' | 'signature'>,
  ): Promise<void> {
    const last = await this.keys.lastEntry(session);
    const entry = {
      ...said,
      ordinal: (last?.ordinal ?? 0) + 1,
      previous: last?.hash ?? DIRECTORY_BEGINNING,
    };
    await this.keys.append(session, { ...entry, hash: await hashEntry(entry) });
  }
}

function unlockable({ statement, locked }: ReaderKey): Omit<OwnReaderKey, 'earlier'> {
  return { statement, locked: [...locked] };
}
