import type { FieldCipher } from '@namkhong/service-kit';
import type { Contact } from './contacts.repository.js';

/** What fingerprints of phones are for: equal numbers are found under the same purpose only. */
export const PHONE = 'phone';

/** Where an official is reached: a phone `+84…`, and an e-mail address where one is known. */
export interface Reach {
  readonly phone: string;
  readonly email: string | null;
}

/** An address is bound to its owner and to being one, so that no column can stand in for the other. */
const forEmail = (officialId: string) => `email:${officialId}`;

export function openContact(cipher: FieldCipher, contact: Contact): Reach {
  return {
    phone: cipher.decrypt(contact.phoneCipher, contact.officialId),
    email: openEmail(cipher, contact),
  };
}

export function openEmail(cipher: FieldCipher, { officialId, emailCipher }: Contact): string | null {
  return emailCipher === null ? null : cipher.decrypt(emailCipher, forEmail(officialId));
}

/** Under the current key, the phone findable by its keyed hash. */
export function closeContact(
  cipher: FieldCipher,
  officialId: string,
  { phone, email }: Reach,
  changedAt: Date,
): Contact {
  return {
    officialId,
    phoneCipher: cipher.encrypt(phone, officialId),
    phoneHash: cipher.fingerprints(phone, PHONE)[0],
    emailCipher: email === null ? null : cipher.encrypt(email, forEmail(officialId)),
    changedAt,
  };
}
