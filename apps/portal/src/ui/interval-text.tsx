import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../format/format-decimal.js';
import { useLanguage } from '../i18n/use-language.js';

/** An interval in words, its two bounds on one line; or that there are too few answers for one. */
export function IntervalText(props: { readonly lower: string | null; readonly upper: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (props.lower === null || props.upper === null) return t('unit.noInterval');
  return (
    <>
      {t('unit.interval')}:{' '}
      <span className="nowrap number">
        {formatDecimal(props.lower, language)}–{formatDecimal(props.upper, language)}
      </span>
    </>
  );
}
