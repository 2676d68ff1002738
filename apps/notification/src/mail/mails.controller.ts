import { mail, mailsQuery } from '@namkhong/contracts/http/notification-mails';
import { page } from '@namkhong/contracts/http/page';
import { Allow, Database, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { MailRepository } from './mail.repository.js';

const mailPage = page(mail);

/** What became of e-mails. */
@Controller('mails')
export class MailsController {
  constructor(
    private readonly database: Database,
    private readonly mails: MailRepository,
  ) {}

  @Get()
  @Allow('message.read')
  @Returns(200, mailPage)
  async list(
    @Query(zod(mailsQuery)) { cursor: before, limit, ...filter }: z.output<typeof mailsQuery>,
  ): Promise<z.output<typeof mailPage>> {
    const found = await this.database.read((session) =>
      this.mails.list(session, filter, { before, limit: limit + 1 }),
    );
    const shown = found.slice(0, limit);
    return {
      items: shown.map(
        ({ mailId, officialId, template, subject, state, attempts, failure, createdAt, changedAt }) => ({
          ...{ mailId, officialId, template, subject, state, attempts, failure },
          createdAt: createdAt.toISOString(),
          changedAt: changedAt.toISOString(),
        }),
      ),
      next: found.length > limit ? (shown.at(-1)?.mailId ?? null) : null,
    };
  }
}
