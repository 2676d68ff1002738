import { FieldCipher, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Contact } from './contact.entity.js';
import { openEmail, PHONE } from './contact-cipher.js';
import { maskEmail } from './mask-email.js';
import { maskPhone } from './mask-phone.js';

export { PHONE };

/** Phones and e-mail addresses, for the moment of sending and for showing them masked. */
@Injectable()
export class ContactsReader {
  constructor(private readonly cipher: FieldCipher) {}

  /** `+84…`, or null where no contact was imported. */
  async findPhone(session: Session, officialId: string): Promise<string | null> {
    const contact = await session.manager.findOneBy(Contact, { officialId });
    return contact ? this.cipher.decrypt(contact.phoneCipher, officialId) : null;
  }

  /** The same of many; those without a contact are absent. */
  async findPhones(session: Session, officialIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (officialIds.length === 0) return new Map();
    const contacts = await session.manager.findBy(Contact, { officialId: In([...officialIds]) });
    return new Map(
      contacts.map(({ officialId, phoneCipher }) => [
        officialId,
        this.cipher.decrypt(phoneCipher, officialId),
      ]),
    );
  }

  /** The same, as it may be shown. */
  async findMaskedPhone(session: Session, officialId: string): Promise<string | null> {
    const phone = await this.findPhone(session, officialId);
    return phone === null ? null : maskPhone(phone);
  }

  /** Null where no address is known. */
  async findEmail(session: Session, officialId: string): Promise<string | null> {
    const contact = await session.manager.findOneBy(Contact, { officialId });
    return contact ? openEmail(this.cipher, contact) : null;
  }

  /** The same, as it may be shown. */
  async findMaskedEmail(session: Session, officialId: string): Promise<string | null> {
    const email = await this.findEmail(session, officialId);
    return email === null ? null : maskEmail(email);
  }

  /** The official who has this number, `+84…`; null for a stranger. */
  async findOwner(session: Session, phone: string): Promise<string | null> {
    const phoneHash = In([...this.cipher.fingerprints(phone, PHONE)]);
    const contact = await session.manager.findOneBy(Contact, { phoneHash });
    return contact?.officialId ?? null;
  }
}
