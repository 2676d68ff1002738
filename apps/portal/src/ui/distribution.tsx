import { useTranslation } from 'react-i18next';

/** The five levels of a question as shares of one bar, light to dark. */
export function Distribution({ histogram }: { readonly histogram: readonly number[] }) {
  const { t } = useTranslation();
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = histogram;
  const total = a + b + c + d + e;
  if (total === 0) return null;
  let x = 0;
  return (
    <svg
      className="distribution"
      viewBox="0 0 200 16"
      preserveAspectRatio="none"
      role="img"
      aria-label={t('unit.distributionText', { a, b, c, d, e })}
    >
      {[a, b, c, d, e].map((count, index) => {
        const width = (count / total) * 200;
        x += width;
        return (
          <rect
            key={index}
            className={`distribution__${index + 1}`}
            x={x - width}
            y="0"
            width={width}
            height="16"
          />
        );
      })}
    </svg>
  );
}
