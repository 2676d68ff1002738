import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../ui/page-title.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle lead={t('state.notFoundText')}>{t('state.notFoundTitle')}</PageTitle>
      <p>
        <Link to="/">{t('app.home')}</Link>
      </p>
    </>
  );
}
