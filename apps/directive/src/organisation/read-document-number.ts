import { parseDocumentNumber } from '@namkhong/domain';
import { Problem } from '@namkhong/service-kit';

/** The number of a document as it is kept. Throws Problem 422 `document-number-invalid` with what is wrong with it. */
export function readDocumentNumber(text: string): string {
  const number = parseDocumentNumber(text);
  if (number.ok) return number.value.normalised;
  throw new Problem(422, 'document-number-invalid', { number: text, reason: number.reason.code });
}

/** The same, where there may be none. */
export function readOptionalNumber(text: string | null): string | null {
  return text === null ? null : readDocumentNumber(text);
}
