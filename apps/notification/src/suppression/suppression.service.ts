import type { suppressionRequest } from '@namkhong/contracts/http/notification-suppression';
import { normaliseMobileNumber } from '@namkhong/domain';
import {
  AuditLog,
  Clock,
  Database,
  FieldCipher,
  Ids,
  Problem,
  type Caller,
  type Session,
} from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { PHONE } from '../contacts/contacts.module.js';
import { MessagesService } from '../messages/messages.module.js';
import { SuppressionRepository, type SuppressionReason } from './suppression.repository.js';

/** What the list needs of the house besides its own parts. */
@Injectable()
export class SuppressionTools {
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    readonly ids: Ids,
    readonly audit: AuditLog,
  ) {}
}

/** Puts numbers on the list of those that get nothing, and takes them off. */
@Injectable()
export class SuppressionService {
  constructor(
    private readonly repository: SuppressionRepository,
    private readonly messages: MessagesService,
    private readonly cipher: FieldCipher,
    private readonly tools: SuppressionTools,
  ) {}

  /** What waits for the number is taken back with it. @returns the entry's id; undefined where it was there before */
  async suppress(session: Session, phone: string, reason: SuppressionReason): Promise<string | undefined> {
    const id = this.tools.ids.next();
    const phoneHashes = this.cipher.fingerprints(phone, PHONE);
    const at = this.tools.clock.now();
    const added = await this.repository.add(session, { id, phone, phoneHashes, reason, at });
    if (!added) return undefined;
    await this.messages.withdrawFrom(session, phoneHashes);
    return id;
  }

  /** @throws Problem 422 `phone-…` for what is no number, 409 `suppression-exists` */
  async add(
    caller: Caller,
    { phone: text }: z.output<typeof suppressionRequest>,
  ): Promise<{ suppressionId: string }> {
    const phone = normaliseMobileNumber(text);
    if (!phone.ok) throw new Problem(422, `phone-${phone.reason.code}`);
    return this.tools.database.transaction(async (session) => {
      const suppressionId = await this.suppress(session, phone.value, 'suppressed');
      if (suppressionId === undefined) throw new Problem(409, 'suppression-exists');
      this.tools.audit.append(session, { act: 'suppression.manage/add', caller, targets: [suppressionId] });
      return { suppressionId };
    });
  }

  /** @throws Problem 404 `suppression-unknown` */
  async remove(caller: Caller, suppressionId: string): Promise<void> {
    await this.tools.database.transaction(async (session) => {
      if (!(await this.repository.remove(session, suppressionId)))
        throw new Problem(404, 'suppression-unknown');
      this.tools.audit.append(session, {
        act: 'suppression.manage/remove',
        caller,
        targets: [suppressionId],
      });
    });
  }
}
