import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/states.js';
import { useCaller } from './caller-context.js';
import { sectionsOf } from './sections.js';

/** Leads straight to the first section the caller has. */
export function WorkHomePage() {
  const { t } = useTranslation();
  const [first] = sectionsOf(useCaller().grants);
  if (first === undefined) return <Empty title={t('work.nothing')} text={t('work.nothingText')} />;
  return <Navigate to={first.to} replace />;
}
