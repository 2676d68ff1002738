import { localDate } from '@namkhong/domain';
import { FieldCipher, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ContactsReader } from '../contacts/contacts.reader.js';
import { findHead } from '../directory/directory.reader.js';
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

  async addressOf(session: Session, message: Message, now: Date): Promise<Address> {
    if (message.recipientKind === 'phone') return this.open(message);
    const officialId =
      message.recipientKind === 'head' && message.unitId !== null
        ? await findHead(session, message.unitId, localDate(now))
        : message.officialId;
    if (officialId === null) return { reason: 'head-unknown', officialId };
    const phone = await this.contacts.findPhone(session, officialId);
    return phone === null
      ? { reason: 'contact-missing', officialId }
      : { phone, text: message.text, officialId };
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
