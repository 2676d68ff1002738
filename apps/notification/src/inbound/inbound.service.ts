import { localDate, normaliseMobileNumber } from '@namkhong/domain';
import { Clock, Database, FieldCipher, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { PHONE } from '../contacts/contacts.module.js';
import { ContactsReader } from '../contacts/contacts.reader.js';
import type { InboundSms } from '../sms/sms.port.js';
import { CitizenReplies } from './citizen-replies.js';
import { OfficialReplies } from './official-replies.js';
import { readReply } from './read-reply.js';
import type { Sender } from './sender.js';

/** Takes what phones write. The text is read and forgotten: neither stored nor logged. */
@Injectable()
export class InboundService {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactsReader,
    private readonly cipher: FieldCipher,
    private readonly officials: OfficialReplies,
    private readonly citizens: CitizenReplies,
    private readonly clock: Clock,
  ) {}

  /** @throws where it could not be stored: the gateway then sends it again. Senders without a mobile number get no answer. */
  async accept({ from, text }: InboundSms): Promise<void> {
    const phone = normaliseMobileNumber(from.startsWith('+') ? from : `+${from}`);
    if (!phone.ok) return;
    const reply = readReply(text);
    await this.database.transaction(async (session) => {
      const sender = this.senderOf(phone.value);
      const officialId = await this.contacts.findOwner(session, phone.value);
      if (officialId === null) await this.citizens.take(session, sender, reply);
      else await this.acknowledge(session, sender, officialId, reply.kind === 'acknowledge');
    });
  }

  private senderOf(phone: string): Sender {
    const at = this.clock.now();
    return { phone, phoneHashes: this.cipher.fingerprints(phone, PHONE), at, day: localDate(at) };
  }

  private async acknowledge(
    session: Session,
    sender: Sender,
    officialId: string,
    understood: boolean,
  ): Promise<void> {
    if (understood && (await this.officials.acknowledge(session, officialId, sender.at))) return;
    await this.citizens.answerOnce(session, sender);
  }
}
