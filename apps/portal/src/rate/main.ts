import { otherLanguage, preferredLanguage, rememberLanguage, type Language } from '../i18n/language.js';
import { registerWorker } from '../service-worker/register-worker.js';
import { button, element } from './element.js';
import { PlacePage } from './place-page.js';
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

let shown: RatePage | null = null;

/** The token stands in the fragment, which a browser sends to nobody; the code of a place, which anybody may read, in `point`. */
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
  const point = new URLSearchParams(window.location.search).get('point');
  const token = window.location.hash.slice(1);
  shown?.leave();
  shown = null;
  if (point !== null && token === '') {
    new PlacePage(place, texts, language, point).start();
    return;
  }
  shown = new RatePage(place, texts, language, token);
  shown.start();
}

async function changeTo(language: Language): Promise<void> {
  rememberLanguage(language);
  await start();
}

window.addEventListener('hashchange', () => void start());
await start();
registerWorker();
