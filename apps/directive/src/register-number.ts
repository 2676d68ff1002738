import { parseDocumentNumber } from '@namkhong/domain';
import { Problem } from '@namkhong/service-kit';

/** A document's number as the register writes it; null stays null. Throws Problem 422 `document-number-invalid`. */
export function registerNumber(text: string | null): string | null {
  if (text === null) return null;
  const parsed = parseDocumentNumber(text);
  if (parsed.ok) return parsed.value.normalised;
  const { code, params } = parsed.reason;
  throw new Problem(422, 'document-number-invalid', { number: text, reason: code, part: params.part });
}
