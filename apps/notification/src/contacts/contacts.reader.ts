import { FieldCipher, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Contact } from './contact.entity.js';
import { maskPhone } from './mask-phone.js';

/** What fingerprints of phones are for: equal numbers are found under the same purpose only. */
export const PHONE = 'phone';

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

  /** The official who has this number, `+84…`; null for a stranger. */
  async findOwner(session: Session, phone: string): Promise<string | null> {
    const phoneHash = In([...this.cipher.fingerprints(phone, PHONE)]);
    const contact = await session.manager.findOneBy(Contact, { phoneHash });
    return contact?.officialId ?? null;
  }
}
