import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../ui/page-title.js';
import { FindUnit } from './find-unit.js';
import { RateCode } from './rate-code.js';
import './home.css';

export function HomePage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle lead={t('home.lead')}>{t('home.title')}</PageTitle>
      <div className="columns columns--two section home">
        <FindUnit />
        <div>
          <RateCode />
          <section className="home__how" aria-labelledby="how">
            <h2 id="how">{t('home.howTitle')}</h2>
            <ol>
              <li>{t('home.how1')}</li>
              <li>{t('home.how2')}</li>
              <li>{t('home.how3')}</li>
            </ol>
          </section>
        </div>
      </div>
    </>
  );
}
