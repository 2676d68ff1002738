import { localDate } from '@namkhong/domain';
import { FieldCipher, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ContactsReader } from '../contacts/contacts.reader.js';
import { findHeads } from '../directory/directory.reader.js';
import type { Message } from './messages.repository.js';

/** Where a message goes, with the text as it leaves; or why it cannot go now. */
export type Address =
  | { readonly phone: string; readonly text: string; readonly officialId: string | null }
  | { readonly reason: 'head-unknown' | 'contact-missing'; readonly officialId: string | null };

/** Finds the phone of a message at the moment it leaves: heads change, and numbers of citizens are kept no longer. */
@Injectable()
export class Recipients {
  constructor(
    private readonly contacts: ContactsReader,
    private readonly cipher: FieldCipher,
  ) {}

  /** The address of each message, in their order, by two questions for all of them. */
  async addressesOf(session: Session, messages: readonly Message[], now: Date): Promise<Address[]> {
    const units = messages.flatMap(({ recipientKind, unitId }) =>
      recipientKind === 'head' && unitId !== null ? [unitId] : [],
    );
    const heads = await findHeads(session, [...new Set(units)], localDate(now));
    const officialOf = ({ recipientKind, unitId, officialId }: Message) =>
      recipientKind === 'head' && unitId !== null ? (heads.get(unitId) ?? null) : officialId;
    const officials = messages.flatMap((message) =>
      message.recipientKind === 'phone' ? [] : (officialOf(message) ?? []),
    );
    const phones = await this.contacts.findPhones(session, [...new Set(officials)]);
    return messages.map((message) => {
      if (message.recipientKind === 'phone') return this.open(message);
      const officialId = officialOf(message);
      if (officialId === null) return { reason: 'head-unknown', officialId };
      const phone = phones.get(officialId);
      return phone === undefined
        ? { reason: 'contact-missing', officialId }
        : { phone, text: message.text, officialId };
    });
  }

  private open({ messageId, phoneCipher, linkCipher, text }: Message): Address {
    if (phoneCipher === null) return { reason: 'contact-missing', officialId: null };
    const phone = this.cipher.decrypt(phoneCipher, messageId);
    const link = linkCipher === null ? '' : this.cipher.decrypt(linkCipher, messageId);
    return { phone, text: text.replace(LINK, () => link), officialId: null };
  }
}

/** Stands in the stored text of a message where its secret link goes. */
export const LINK = '<link>';
