import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferredLanguage, rememberLanguage, type Language } from './language.js';
import type { Messages } from './messages.js';

const load: Record<Language, () => Promise<Messages>> = {
  vi: async () => (await import('./vi.js')).vi,
  en: async () => (await import('./en.js')).en,
};

/** Starts i18next with the reader's language only; the other one is fetched when it is asked for. */
export async function startI18n(): Promise<void> {
  const language = preferredLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    ns: ['portal'],
    defaultNS: 'portal',
    fallbackLng: false,
    resources: { [language]: { portal: await load[language]() } },
    // React escapes already.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'portal')) {
    i18next.addResourceBundle(language, 'portal', await load[language]());
  }
  await i18next.changeLanguage(language);
  rememberLanguage(language);
  document.documentElement.lang = language;
}
