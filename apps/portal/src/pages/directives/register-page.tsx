import type { DirectiveView } from '@namkhong/contracts/http/directive';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { directivesQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { formatCivilDate } from '../../format/format-date.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { PageTitle } from '../../ui/page-title.js';
import { Empty } from '../../ui/states.js';
import { DirectiveStatus } from './directive-status.js';
import { Progress } from './progress.js';

/** The public register. */
export function RegisterPage() {
  return <Register to="/directives/$directiveId" />;
}

/** The same register, leading to the pages of the committee office. */
export function WorkRegisterPage() {
  return <Register to="/work/directives/$directiveId" />;
}

function Register({ to }: { readonly to: '/directives/$directiveId' | '/work/directives/$directiveId' }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(directivesQuery(useApi()));
  const illustrative =
    query.data?.pages.some(({ items }) => items.some((item) => item.illustrative)) ?? false;
  useIllustrative(illustrative);
  const columns: Column<DirectiveView>[] = [
    {
      key: 'number',
      label: t('directive.number'),
      cell: (row) => (
        <Link className="nowrap" to={to} params={{ directiveId: row.directiveId }}>
          {row.number}
        </Link>
      ),
    },
    { key: 'title', label: t('directive.title'), cell: (row) => row.title },
    { key: 'issuer', label: t('directive.issuer'), cell: (row) => row.issuer },
    { key: 'issuedOn', label: t('directive.issuedOn'), cell: (row) => formatCivilDate(row.issuedOn) },
    { key: 'status', label: t('directive.status'), cell: (row) => <DirectiveStatus status={row.status} /> },
    { key: 'progress', label: t('directive.progress'), cell: (row) => <Progress progress={row.progress} /> },
  ];
  return (
    <>
      <PageTitle lead={t('directive.registerLead')}>{t('directive.registerTitle')}</PageTitle>
      <LoadedPages query={query} empty={<Empty title={t('directive.empty')} />}>
        {(items) => (
          <DataTable
            caption={t('directive.registerTitle')}
            hideCaption
            columns={columns}
            rows={items}
            rowKey={(row) => row.directiveId}
          />
        )}
      </LoadedPages>
    </>
  );
}
