import { otherLanguage, preferredLanguage, rememberLanguage, type Language } from '../i18n/language.js';
import { registerWorker } from '../service-worker/register-worker.js';
import { button, element } from './element.js';
import { RatePage } from './rate-page.js';
import type { RateTexts } from './texts.vi.js';
import '../styles/fonts.js';
import '../styles/base.css';
import '../styles/components.css';
import '../styles/forms.css';
import '../styles/print.css';
import './rate.css';

const load: Record<Language, () => Promise<RateTexts>> = {
  vi: async () => (await import('./texts.vi.js')).viTexts,
  en: async () => (await import('./texts.en.js')).enTexts,
};

/** The token stands in the fragment, which a browser sends to nobody. */
async function start(): Promise<void> {
  const language = preferredLanguage();
  const texts = await load[language]();
  document.documentElement.lang = language;
  document.title = `${texts.title} – Năm Không`;
  const place = element('div');
  const change = button(texts.language, () => void changeTo(otherLanguage(language)), {
    class: 'link-button',
    lang: otherLanguage(language),
  });
  document
    .getElementById('rate')
    ?.replaceChildren(
      element(
        'header',
        { class: 'site-header' },
        element(
          'div',
          { class: 'site-header__inner rate__inner' },
          element(
            'a',
            { class: 'brand', href: '/' },
            element('img', { src: '/lotus.svg', alt: '' }),
            'Năm Không',
          ),
          change,
        ),
      ),
      element('main', { class: 'page rate__inner' }, place),
    );
  new RatePage(place, texts, language, window.location.hash.slice(1)).start();
}

async function changeTo(language: Language): Promise<void> {
  rememberLanguage(language);
  await start();
}

window.addEventListener('hashchange', () => void start());
await start();
registerWorker();
