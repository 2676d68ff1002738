import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { flagQuery } from '../../api/scoring.js';
import { useApi } from '../../api/use-api.js';
import { formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';

/** The flag that opened a case, and the way back to the clause it rests on. Nothing where the flag cannot be read. */
export function FlagOrigin({ flagId }: { readonly flagId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: flag } = useQuery(flagQuery(useApi(), flagId));
  if (flag === undefined) return null;
  return (
    <p>
      {t('case.flag', {
        date: formatInstant(flag.raisedAt, language),
        set: flag.setCode,
        version: flag.setVersion,
      })}{' '}
      {flag.clauseId === null ? null : (
        <Link to="/work/clauses/$clauseId" params={{ clauseId: flag.clauseId }}>
          {t('case.trace')}
        </Link>
      )}
    </p>
  );
}
