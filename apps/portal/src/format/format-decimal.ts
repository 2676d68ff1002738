import type { Language } from '../i18n/language.js';

/** An exact decimal text in the reader's form: `81.04` → `81,04` in Vietnamese. Never passes through a float. */
export function formatDecimal(decimal: string, language: Language): string {
  return language === 'vi' ? decimal.replace('.', ',') : decimal;
}

/** A count with thousands marks: `12.345` in Vietnamese, `12,345` in English. */
export function formatCount(count: number, language: Language): string {
  return count.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
}

/** Basis points as percent, `2000` → `20`, `1250` → `12,5`. */
export function formatBasisPoints(basisPoints: number, language: Language): string {
  return (basisPoints / 100).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
}
