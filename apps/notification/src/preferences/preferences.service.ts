import type { NoticeKind, PreferencesView } from '@namkhong/contracts/http/notification-preferences';
import { preferencesRequest } from '@namkhong/contracts/http/notification-preferences';
import { Clock, Database, Problem, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ContactsReader } from '../contacts/contacts.reader.js';
import { MAIL_PORT, type MailPort } from '../mail/mail.module.js';
import { kindOf, noticeKinds, type NoticeTemplate } from '../templates/template.reader.js';
import { findChoiceFault } from './check-choices.js';
import { defaultChannels, planChannels, type Channels } from './plan-channels.js';
import { PreferenceRepository, type Preference } from './preference.repository.js';

/** By which ways each official wants to be told, and is. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly database: Database,
    private readonly repository: PreferenceRepository,
    private readonly contacts: ContactsReader,
    private readonly clock: Clock,
    @Inject(MAIL_PORT) private readonly mail: MailPort,
  ) {}

  async read(officialId: string): Promise<PreferencesView> {
    return this.database.read(async (session) =>
      this.show(session, officialId, await this.repository.find(session, officialId)),
    );
  }

  /** @throws Problem 412 `version-stale`, 422 for choices that leave out what must be told */
  async replace(
    officialId: string,
    version: number,
    { kinds: choices }: z.output<typeof preferencesRequest>,
  ): Promise<PreferencesView> {
    const fault = findChoiceFault(choices);
    if (fault !== null) throw new Problem(422, fault);
    return this.database.transaction(async (session) => {
      const isReplaced = await this.repository.replace(
        session,
        officialId,
        { version, choices },
        this.clock.now(),
      );
      if (!isReplaced) throw new Problem(412, 'version-stale');
      return this.show(session, officialId, { version: version + 1, choices });
    });
  }

  /** The ways one notice goes; where nobody is known yet it waits as an SMS. */
  async channelsFor(
    session: Session,
    officialId: string | null,
    { template, isUrgent }: { template: NoticeTemplate; isUrgent: boolean },
  ): Promise<Channels> {
    if (officialId === null || !this.mail.available) return { sms: true, mail: 'off' };
    const hasMail = (await this.contacts.findEmail(session, officialId)) !== null;
    const kind = kindOf(template);
    const { choices } = await this.repository.find(session, officialId);
    return planChannels(chosenFor(choices, kind), { kind, isUrgent, hasMail });
  }

  private async show(
    session: Session,
    officialId: string,
    { version, choices }: Preference,
  ): Promise<PreferencesView> {
    return {
      version,
      mailAvailable: this.mail.available,
      maskedEmail: await this.contacts.findMaskedEmail(session, officialId),
      kinds: (Object.keys(noticeKinds) as NoticeKind[]).map((kind) => {
        const { sms, mail } = chosenFor(choices, kind);
        return { kind, sms, mail, smsMayBeOff: noticeKinds[kind].smsMayBeOff, urgentAlwaysBySms: true };
      }),
    };
  }
}

function chosenFor(choices: Preference['choices'], kind: NoticeKind): Channels {
  return choices.find((each) => each.kind === kind) ?? defaultChannels;
}
