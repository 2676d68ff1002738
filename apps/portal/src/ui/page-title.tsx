import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The page's heading, which is also the document's title. */
export function PageTitle({ children, lead }: { readonly children: string; readonly lead?: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${children} – ${t('app.name')}`;
  }, [children, t]);
  return (
    <header>
      <h1>{children}</h1>
      {lead === undefined ? null : <p className="lead">{lead}</p>}
    </header>
  );
}
