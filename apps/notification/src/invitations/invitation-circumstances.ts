import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ContactsReader } from '../contacts/contacts.reader.js';
import { SuppressionRepository } from '../suppression/suppression.module.js';
import type { Circumstances } from './refuse-invitation.js';

/** What is known about a number before its holder is asked anything. */
@Injectable()
export class InvitationCircumstances {
  constructor(
    private readonly contacts: ContactsReader,
    private readonly suppressions: SuppressionRepository,
  ) {}

  async of(
    session: Session,
    phone: string,
    phoneHashes: readonly string[],
  ): Promise<Pick<Circumstances, 'isStaff' | 'suppressedAs'>> {
    return {
      isStaff: (await this.contacts.findOwner(session, phone)) !== null,
      suppressedAs: await this.suppressions.find(session, phoneHashes),
    };
  }
}
