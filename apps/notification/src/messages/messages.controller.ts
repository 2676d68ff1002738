import { message, messagesQuery } from '@namkhong/contracts/http/notification';
import { page } from '@namkhong/contracts/http/page';
import { countSmsSegments } from '@namkhong/domain';
import { Allow, Database, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { ContactsReader } from '../contacts/contacts.reader.js';
import { listMessages, type Message } from './messages.repository.js';

const messagePage = page(message);

@Controller('messages')
export class MessagesController {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactsReader,
  ) {}

  @Get()
  @Allow('message.read')
  @Returns(200, messagePage)
  async list(
    @Query(zod(messagesQuery)) query: z.output<typeof messagesQuery>,
  ): Promise<z.output<typeof messagePage>> {
    return this.database.read(async (session) => {
      const found = await listMessages(session, query, query.cursor, query.limit + 1);
      const shown = found.slice(0, query.limit);
      const items = [];
      for (const each of shown) {
        const phone = each.officialId && (await this.contacts.findMaskedPhone(session, each.officialId));
        items.push(toView(each, phone));
      }
      return { items, next: found.length > query.limit ? (shown.at(-1)?.messageId ?? null) : null };
    });
  }
}

function toView(row: Message, maskedPhone: string | null): z.output<typeof message> {
  const { encoding, segments } = countSmsSegments(row.text);
  return {
    messageId: row.messageId,
    assignmentId: row.assignmentId,
    unitId: row.unitId,
    officialId: row.officialId,
    maskedPhone,
    template: row.template,
    text: row.text,
    segments,
    encoding,
    state: row.state,
    attempts: row.attempts,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  };
}
