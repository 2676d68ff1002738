import { createHash } from 'node:crypto';
import { toUnaccented } from '@namkhong/domain';

const LONGEST_CODE = 35;
const DIGEST_LENGTH = 6;

/**
 * A stable code for a unit that has ended and whose official code the list does not give: made of its full name, the
 * district where one is stated, and the code of the province whose list names it (the same name recurs elsewhere), with
 * a digest of all three, because names that differ by an accent alone are different units (Xã Tân Thành, Xã Tân Thạnh).
 * `96-phuong-1-thanh-pho-ca-mau-6be081`, at most 35 characters.
 */
export function formerUnitCode(
  unit: { readonly fullName: string; readonly district: string | null },
  provinceCode: string | null,
): string {
  const words = [provinceCode, unit.fullName, unit.district].filter((word) => word !== null).join(' ');
  const readable = toUnaccented(words)
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_CODE - DIGEST_LENGTH - 1)
    .replace(/^-|-$/gu, '');
  const digest = createHash('sha256').update(words.normalize('NFC')).digest('hex').slice(0, DIGEST_LENGTH);
  return `${readable}-${digest}`;
}
