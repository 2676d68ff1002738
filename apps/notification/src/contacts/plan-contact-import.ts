import { normaliseMobileNumber } from '@namkhong/domain';
import type { ImportPlan, ImportRow, RejectedRow } from '@namkhong/service-kit';
import type { Reach } from './contact-cipher.js';
import { readEmail } from './read-email.js';

export const contactColumns = ['official_code', 'phone'] as const;
export const optionalContactColumns = ['email'] as const;
export type ContactRow = ImportRow<
  Readonly<Record<(typeof contactColumns)[number], string>> &
    Readonly<Partial<Record<(typeof optionalContactColumns)[number], string>>>
>;

/** Where an official is reached from now on. */
export interface ContactState extends Reach {
  readonly officialId: string;
}

/** What is known before the import: officials by badge number, and where they are reached. */
export interface KnownContacts {
  readonly officials: ReadonlyMap<string, string>;
  readonly reached: ReadonlyMap<string, Reach>;
}

/**
 * Which rows of a contact list are kept. The first row of an official counts; a second one is named. A list without the
 * column `email` leaves addresses as they are; an empty field in it takes the address away.
 */
export function planContactImport(
  rows: readonly ContactRow[],
  known: KnownContacts,
): ImportPlan<ContactState> {
  const seen = new Set<string>();
  const changed: ContactState[] = [];
  const rejected: RejectedRow[] = [];
  let unchanged = 0;
  for (const { line, value } of rows) {
    const refuse = (code: string) => rejected.push({ line, reason: { code, params: {} } });
    const officialId = known.officials.get(value.official_code);
    const phone = normaliseMobileNumber(value.phone);
    const given = value.email?.trim() ?? '';
    const address = given === '' ? null : readEmail(given);
    if (officialId === undefined) refuse('official-unknown');
    else if (!phone.ok) refuse(`phone-${phone.reason.code}`);
    else if (given !== '' && address === null) refuse('email-not-an-address');
    else if (seen.has(officialId)) refuse('official-repeated');
    else {
      seen.add(officialId);
      const before = known.reached.get(officialId);
      const email = value.email === undefined ? (before?.email ?? null) : address;
      if (before?.phone === phone.value && before.email === email) unchanged++;
      else changed.push({ officialId, phone: phone.value, email });
    }
  }
  return { changed, accepted: changed.length, unchanged, rejected };
}
