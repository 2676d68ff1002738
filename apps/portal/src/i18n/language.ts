export type Language = 'vi' | 'en';

const key = 'nk-language';

/** What the reader chose here before; Vietnamese for everybody who has not chosen. */
export function preferredLanguage(): Language {
  return window.localStorage.getItem(key) === 'en' ? 'en' : 'vi';
}

export function rememberLanguage(language: Language): void {
  window.localStorage.setItem(key, language);
}

export function otherLanguage(language: Language): Language {
  return language === 'vi' ? 'en' : 'vi';
}
