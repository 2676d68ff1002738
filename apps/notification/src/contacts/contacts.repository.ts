import type { Session } from '@namkhong/service-kit';
import { In } from 'typeorm';
import { Contact } from './contact.entity.js';

export type { Contact };

export async function readContacts(session: Session, officialIds: readonly string[]): Promise<Contact[]> {
  return session.manager.findBy(Contact, { officialId: In([...officialIds]) });
}

export async function saveContacts(session: Session, contacts: readonly Contact[]): Promise<void> {
  if (contacts.length > 0) await session.manager.upsert(Contact, [...contacts], ['officialId']);
}

/** Contacts that are not encrypted and hashed under the current key, held. */
export async function staleContacts(
  session: Session,
  currentPrefix: string,
  limit: number,
): Promise<Contact[]> {
  return session.manager
    .createQueryBuilder(Contact, 'contact')
    .where(
      `contact.phoneHash IS NULL OR NOT starts_with(contact.phoneCipher, :currentPrefix)
        OR NOT starts_with(contact.emailCipher, :currentPrefix)`,
      { currentPrefix },
    )
    .orderBy('contact.officialId')
    .limit(limit)
    .setLock('pessimistic_write')
    .getMany();
}
