import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../ui/page-title.js';

/** What holds for everybody, what was checked, and what is missing. */
export function AccessibilityPage() {
  const { t } = useTranslation();
  return (
    <div className="measure">
      <PageTitle lead={t('accessibility.lead')}>{t('accessibility.title')}</PageTitle>
      <h2>{t('accessibility.done')}</h2>
      <ul>
        {(['done1', 'done2', 'done3', 'done4', 'done5'] as const).map((claim) => (
          <li key={claim}>{t(`accessibility.${claim}`)}</li>
        ))}
      </ul>
      <h2>{t('accessibility.gaps')}</h2>
      <ul>
        {(['gap1', 'gap2', 'gap3', 'gap4'] as const).map((gap) => (
          <li key={gap}>{t(`accessibility.${gap}`)}</li>
        ))}
      </ul>
      <h2>{t('accessibility.tell')}</h2>
      <p>{t('accessibility.tellText')}</p>
    </div>
  );
}
