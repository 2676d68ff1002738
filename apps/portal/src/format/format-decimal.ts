import type { Language } from '../i18n/language.js';

/** An exact decimal text in the reader's form: `81.04` → `81,04` in Vietnamese. Never passes through a float. */
export function formatDecimal(decimal: string, language: Language): string {
  return language === 'vi' ? decimal.replace('.', ',') : decimal;
}

/** A percentage with its sign, which Vietnamese sets apart: `38,07 %`, in English `38.07%`. */
export function formatPercent(decimal: string, language: Language): string {
  return formatDecimal(decimal, language) + percentSign(language);
}

/** The sign alone, for where it is set smaller than the number. */
export function percentSign(language: Language): string {
  return language === 'vi' ? '\u00a0%' : '%';
}

/** A count with thousands marks: `12.345` in Vietnamese, `12,345` in English. */
export function formatCount(count: number, language: Language): string {
  return count.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
}

/** Basis points as percent, `2000` → `20`, `1250` → `12,5`. */
export function formatBasisPoints(basisPoints: number, language: Language): string {
  return (basisPoints / 100).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
}
