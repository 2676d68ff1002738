import type { ImportReport } from '@namkhong/contracts/http/import-report';
import { Clock, Database, FieldCipher, readCsv, requireColumns, toImportReport } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { findOfficials } from '../directory/directory.reader.js';
import { problems } from '../problems.js';
import { readContacts, saveContacts } from './contacts.repository.js';
import { PHONE } from './contacts.reader.js';
import { contactColumns, planContactImport } from './plan-contact-import.js';

/** Takes over the phones of officials; they are encrypted before they are stored, bound to their owner. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  async importContacts(csv: string, dryRun: boolean): Promise<ImportReport> {
    const file = requireColumns(readCsv(csv, contactColumns));
    return this.database.transaction(async (session) => {
      const codes = file.rows.map(({ value }) => value.official_code);
      const officials = await findOfficials(session, codes);
      const stored = await readContacts(session, [...officials.values()]);
      const phones = new Map(stored.map((contact) => [contact.officialId, this.open(contact)]));
      const plan = planContactImport(file.rows, { officials, phones });
      if (!dryRun) {
        const changedAt = this.clock.now();
        await saveContacts(
          session,
          plan.changed.map(({ officialId, phone }) => ({
            officialId,
            phoneCipher: this.cipher.encrypt(phone, officialId),
            phoneHash: this.cipher.fingerprints(phone, PHONE)[0],
            changedAt,
          })),
        );
      }
      return toImportReport(plan, file.rejected, { dryRun, problems });
    });
  }

  private open({ officialId, phoneCipher }: { officialId: string; phoneCipher: string }): string {
    return this.cipher.decrypt(phoneCipher, officialId);
  }
}
