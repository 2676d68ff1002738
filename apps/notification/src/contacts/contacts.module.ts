import { Module } from '@nestjs/common';
import { ContactsController } from './contacts.controller.js';
import { ContactsReader } from './contacts.reader.js';
import { ContactsService } from './contacts.service.js';

@Module({
  controllers: [ContactsController],
  providers: [ContactsService, ContactsReader],
  exports: [ContactsReader],
})
export class ContactsModule {}
