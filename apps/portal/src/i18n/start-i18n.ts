import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferredLanguage, rememberLanguage, type Language } from './language.js';
import type { Messages } from './messages.js';
import { parts, type PartName } from './parts.js';

const load: Record<Language, () => Promise<Messages>> = {
  vi: async () => (await import('./vi.js')).vi,
  en: async () => (await import('./en.js')).en,
};

/** The parts that a page has asked for so far: a change of language brings them along. */
const wanted = new Set<PartName>();

/** Starts i18next with the reader's language only; the other one is fetched when it is asked for. */
export function startI18n(): Promise<void> {
  started = start();
  return started;
}

let started = Promise.resolve();

async function start(): Promise<void> {
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

/** Fetches parts of the texts in the language of the page, unless they are here. */
export async function loadParts(names: readonly PartName[]): Promise<void> {
  for (const name of names) wanted.add(name);
  await addParts(preferredLanguage(), names);
}

export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'portal')) {
    i18next.addResourceBundle(language, 'portal', await load[language]());
  }
  await addParts(language, [...wanted]);
  await i18next.changeLanguage(language);
  rememberLanguage(language);
  document.documentElement.lang = language;
  // What a page asked for while the language was changing.
  await addParts(language, [...wanted]);
}

async function addParts(language: Language, names: readonly PartName[]): Promise<void> {
  const missing = names.filter(
    (name) => !i18next.isInitialized || i18next.getResource(language, 'portal', name) === undefined,
  );
  await Promise.all(
    missing.map(async (name) => {
      const texts = await parts[name][language]();
      await started;
      i18next.addResourceBundle(language, 'portal', { [name]: texts }, true);
    }),
  );
}
