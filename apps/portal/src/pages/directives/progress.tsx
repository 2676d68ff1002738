import type { DirectiveView } from '@namkhong/contracts/http/directive';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import './directives.css';

/** How many tasks were assigned, told and acknowledged: numbers first, the bar only repeats them. */
export function Progress({ progress }: { readonly progress: DirectiveView['progress'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { assigned, delivered, acknowledged } = progress;
  if (assigned === 0) return <span className="soft">{t('directive.noProgress')}</span>;
  const total = formatCount(assigned, language);
  const share = (count: number) => (count / assigned) * 200;
  return (
    <span className="progress number">
      <svg className="progress__bar" viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true">
        <rect className="progress__all" width="200" height="12" />
        <rect className="progress__delivered" width={share(delivered)} height="12" />
        <rect className="progress__acknowledged" width={share(acknowledged)} height="12" />
      </svg>
      <span>
        {t('directive.acknowledged')}:{' '}
        {t('directive.ofTotal', { n: formatCount(acknowledged, language), total })}
      </span>
      <span className="soft">
        {t('directive.delivered')}: {t('directive.ofTotal', { n: formatCount(delivered, language), total })}
      </span>
    </span>
  );
}
