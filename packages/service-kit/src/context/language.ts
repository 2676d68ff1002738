export type Language = 'vi' | 'en';

/** The better liked of our two languages in an Accept-Language header; Vietnamese unless English is preferred. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const quality = { vi: 0, en: 0 };
  for (const entry of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
    const primary = tag.split('-')[0];
    if (primary !== 'vi' && primary !== 'en') continue;
    const q = parameters
      .map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1])
      .find(Boolean);
    quality[primary] = Math.max(quality[primary], q === undefined ? 1 : Number(q));
  }
  return quality.en > quality.vi ? 'en' : 'vi';
}
