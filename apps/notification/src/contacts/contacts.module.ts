import { Module } from '@nestjs/common';
import { ContactsController } from './contacts.controller.js';
import { ContactsReader } from './contacts.reader.js';
import { ContactsService } from './contacts.service.js';
import { Rekey } from './rekey.js';

export { PHONE } from './contacts.reader.js';
export { maskPhone } from './mask-phone.js';

@Module({
  controllers: [ContactsController],
  providers: [ContactsService, ContactsReader, Rekey],
  exports: [ContactsReader],
})
export class ContactsModule {}
