import type { ImportReport } from '@namkhong/contracts/http/import-report';
import { importReport } from '@namkhong/contracts/http/import-report';
import { contactsQuery } from '@namkhong/contracts/http/notification';
import { Allow, AuditLog, type Caller, CurrentCaller, Returns, tellImport, zod } from '@namkhong/service-kit';
import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { ContactsService } from './contacts.service.js';

const csvBody = z.string().min(1).max(2_000_000);

@Controller('imports/contacts')
export class ContactsController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('contact.import')
  @Returns(200, importReport)
  async importContacts(
    @CurrentCaller() caller: Caller,
    @Query(zod(contactsQuery)) query: z.output<typeof contactsQuery>,
    @Body(zod(csvBody)) csv: string,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.contacts.importContacts(csv, query.dryRun),
      tellImport('contact.import', caller),
    );
  }
}
