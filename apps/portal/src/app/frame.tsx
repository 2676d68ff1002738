import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n/start-i18n.js';
import { otherLanguage } from '../i18n/language.js';
import { useLanguage } from '../i18n/use-language.js';
import { IllustrativeProvider } from '../ui/illustrative.js';
import { ReadAloud } from './read-aloud.js';
import { ToolWord } from './tool-word.js';
import { useTheme } from './use-theme.js';

/** What surrounds every page. */
export function Frame() {
  const { t } = useTranslation();
  const main = useFocusAfterNavigation();
  return (
    <>
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      <Header />
      <main id="main" className="page" tabIndex={-1} ref={main}>
        <IllustrativeProvider>
          <Outlet />
        </IllustrativeProvider>
      </main>
      <footer className="site-footer">
        <div className="site-footer__inner">
          <p>{t('app.footer')}</p>
          <p className="row">
            <Link to="/method">{t('app.method')}</Link>
            <Link to="/polls">{t('app.polls')}</Link>
            <Link to="/open-data">{t('app.openData')}</Link>
            <Link to="/accessibility">{t('app.accessibility')}</Link>
            <Link to="/phone">{t('app.phone')}</Link>
            <Link to="/design">{t('app.design')}</Link>
            <a href="/api/docs">{t('app.api')}</a>
          </p>
        </div>
      </footer>
    </>
  );
}

function Header() {
  const { t } = useTranslation();
  const next = otherLanguage(useLanguage());
  const { other, choose } = useTheme();
  return (
    <header className="site-header">
      <div className="site-header__inner">
        <Link to="/" className="brand">
          <img src="/lotus.svg" alt="" width="38" height="38" />
          {t('app.name')}
        </Link>
        <nav className="site-nav" aria-label={t('app.menu')}>
          <a href="/rate">{t('app.rate')}</a>
          <Link to="/figures">{t('app.figures')}</Link>
          <Link to="/directives">{t('app.directives')}</Link>
          <Link to="/report">{t('app.report')}</Link>
          <Link to="/work">
            <span className="wide-only">{t('app.work')}</span>
            <span className="narrow-only">{t('app.workShort')}</span>
          </Link>
        </nav>
        <div className="site-tools">
          <ReadAloud />
          <button type="button" className="link-button" lang={next} onClick={() => void changeLanguage(next)}>
            {t('app.otherLanguage')}
          </button>
          <button type="button" className="link-button" onClick={() => choose(other)}>
            <ToolWord icon={other === 'dark' ? 'moon' : 'sun'}>{t(`app.${other}`)}</ToolWord>
          </button>
        </div>
      </div>
    </header>
  );
}

/** After a navigation the keyboard and the screen reader begin at the new page, not where the link was. */
function useFocusAfterNavigation() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path]);
  return main;
}
