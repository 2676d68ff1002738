import type { ReportTypeWords } from '@namkhong/contracts/http/feedback-reports';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.js';

/** What one type is and is not, who has to do what, and by when, with the article that says so. */
export function KindWords({ words }: { readonly words: ReportTypeWords }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <details className="report__kind">
      <summary>{words.name[language]}</summary>
      <dl>
        <dt>{t('report.isWhen')}</dt>
        <dd>{words.isWhen[language]}</dd>
        <dt>{t('report.isNot')}</dt>
        <dd>{words.isNot[language]}</dd>
        <dt>{t('report.duty')}</dt>
        <dd>{words.duty[language]}</dd>
        <dt>{t('report.term')}</dt>
        {words.clocks.map((clock) => (
          <dd key={clock.step}>
            {t(`report.unit-${clock.unit}`, { count: clock.days })}: {t(`report.step-${clock.step}`)}{' '}
            <span className="small soft">({clock.legalBasis[language]})</span>
          </dd>
        ))}
      </dl>
    </details>
  );
}
