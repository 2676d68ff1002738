import { FieldCipher, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { Contact } from './contact.entity.js';
import { maskPhone } from './mask-phone.js';

/** Phones, for the moment of sending and for showing them masked. */
@Injectable()
export class ContactsReader {
  constructor(private readonly cipher: FieldCipher) {}

  /** `+84…`, or null where no contact was imported. */
  async findPhone(session: Session, officialId: string): Promise<string | null> {
    const contact = await session.manager.findOneBy(Contact, { officialId });
    return contact ? this.cipher.decrypt(contact.phoneCipher, officialId) : null;
  }

  /** The same, as it may be shown. */
  async findMaskedPhone(session: Session, officialId: string): Promise<string | null> {
    const phone = await this.findPhone(session, officialId);
    return phone === null ? null : maskPhone(phone);
  }
}
