import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../format/format-decimal.js';
import { useLanguage } from '../i18n/use-language.js';

/** What a criterion brings, dark, and loses, light; as long as its weight, so that bars can be compared. */
export function PointsBar(props: { readonly contribution: string; readonly lost: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [brought, lost] = [Number(props.contribution), Number(props.lost)];
  return (
    <svg
      className="points-bar"
      viewBox="0 0 100 16"
      preserveAspectRatio="none"
      role="img"
      aria-label={t('unit.pointsText', {
        brought: formatDecimal(props.contribution, language),
        lost: formatDecimal(props.lost, language),
      })}
    >
      <rect className="points-bar__brought" x="0" y="0" width={brought} height="16" />
      <rect className="points-bar__lost" x={brought} y="0" width={lost} height="16" />
    </svg>
  );
}
