import type { ImportReport } from '@namkhong/contracts/http/import-report';
import { Clock, Database, FieldCipher, readCsv, requireColumns, toImportReport } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { findOfficials } from '../directory/directory.reader.js';
import { problems } from '../problems.js';
import { readContacts, saveContacts } from './contacts.repository.js';
import { closeContact, openContact } from './contact-cipher.js';
import { contactColumns, optionalContactColumns, planContactImport } from './plan-contact-import.js';

/** Takes over the phones and e-mail addresses of officials; they are encrypted before they are stored, bound to their owner. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  async importContacts(csv: string, dryRun: boolean): Promise<ImportReport> {
    const file = requireColumns(readCsv(csv, contactColumns, optionalContactColumns));
    return this.database.transaction(async (session) => {
      const codes = file.rows.map(({ value }) => value.official_code);
      const officials = await findOfficials(session, codes);
      const stored = await readContacts(session, [...officials.values()]);
      const reached = new Map(
        stored.map((contact) => [contact.officialId, openContact(this.cipher, contact)]),
      );
      const plan = planContactImport(file.rows, { officials, reached });
      if (!dryRun) {
        const changedAt = this.clock.now();
        await saveContacts(
          session,
          plan.changed.map((each) => closeContact(this.cipher, each.officialId, each, changedAt)),
        );
      }
      return toImportReport(plan, file.rejected, { dryRun, problems });
    });
  }
}
