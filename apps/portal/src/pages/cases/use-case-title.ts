import type { CaseView } from '@namkhong/contracts/http/directive';
import { useTranslation } from 'react-i18next';

/** Whom a case is about: a unit, or an official by number. A case shows no name. */
export function useCaseTitle(): (one: CaseView) => string {
  const { t } = useTranslation();
  return (one) =>
    one.subject.kind === 'unit'
      ? t('case.unitSubject', { unit: one.unitName })
      : t('case.officialSubject', { code: one.officialCode ?? '–', unit: one.unitName });
}
