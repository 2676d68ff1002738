import { useTranslation } from 'react-i18next';
import { isStale } from '../api/errors.js';
import { Notice } from '../ui/notice.js';
import { Failure } from '../ui/states.js';

/** Why an act did not happen. What was typed stays where it is. */
export function ActFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  if (isStale(error)) {
    return (
      <Notice tone="attention" icon="alert" title={t('state.staleTitle')} announce>
        <p>{t('state.staleText')}</p>
      </Notice>
    );
  }
  return <Failure error={error} />;
}
