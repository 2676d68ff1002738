import { accepted, refused, type Parsed } from '../parsed.js';

export type MobileNumberFault = 'empty' | 'not-a-number' | 'old-eleven-digits' | 'foreign' | 'not-mobile';

/** Prefixes in use after +84; the prefix does not tell the carrier, since numbers can be ported. */
const MOBILE = /^\+84(3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/;

/**
 * A Vietnamese mobile number as `+84…`, from `0912 345 678`, `84912345678`, `+84 (0) 912.345.678` and the like. The
 * eleven-digit numbers 01xx ended in 2018 and are refused, since their new prefix depends on the carrier of that time.
 */
export function normaliseMobileNumber(text: string): Parsed<string, MobileNumberFault> {
  const compact = text.normalize('NFKC').replace(/[\s.\-()]/gu, '');
  if (compact === '') return refused('empty');
  const [, prefix = '', digits = ''] = /^(\+|00)?(\d{3,15})$/.exec(compact) ?? [];
  if (digits === '') return refused('not-a-number');
  const national = toNational(prefix, digits);
  if (national === null) return refused('foreign');
  if (/^1\d{9}$/.test(national)) return refused('old-eleven-digits');
  const normalised = `+84${national}`;
  return MOBILE.test(normalised) ? accepted(normalised) : refused('not-mobile');
}

function toNational(prefix: string, digits: string): string | null {
  if (prefix !== '') return digits.startsWith('84') ? digits.slice(2).replace(/^0/, '') : null;
  if (digits.startsWith('0')) return digits.slice(1);
  return digits.startsWith('84') && digits.length > 10 ? digits.slice(2).replace(/^0/, '') : digits;
}
