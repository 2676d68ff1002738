import { normaliseMobileNumber } from '@namkhong/domain';
import type { ImportPlan, ImportRow, RejectedRow } from '@namkhong/service-kit';

export const contactColumns = ['official_code', 'phone'] as const;
export type ContactRow = ImportRow<Readonly<Record<(typeof contactColumns)[number], string>>>;

/** An official's number, `+84…`. */
export interface ContactState {
  readonly officialId: string;
  readonly phone: string;
}

/** What is known before the import: officials by badge number, and the numbers they have. */
export interface KnownContacts {
  readonly officials: ReadonlyMap<string, string>;
  readonly phones: ReadonlyMap<string, string>;
}

/** Which rows of a contact list are kept. The first row of an official counts; a second one is named. */
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
    if (officialId === undefined) refuse('official-unknown');
    else if (!phone.ok) refuse(`phone-${phone.reason.code}`);
    else if (seen.has(officialId)) refuse('official-repeated');
    else {
      seen.add(officialId);
      if (known.phones.get(officialId) === phone.value) unchanged++;
      else changed.push({ officialId, phone: phone.value });
    }
  }
  return { changed, accepted: changed.length, unchanged, rejected };
}
