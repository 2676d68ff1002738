import type { PublicationSummary } from '@namkhong/contracts/http/scoring-publication';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { funnelsPath, publicationPath, publicationsQuery, sipasPath } from '../../api/publications.js';
import { useApi } from '../../api/use-api.js';
import { DataTable } from '../../ui/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { downloads } from './downloads.js';

/** Everything public as files. */
export function OpenDataPage() {
  const { t } = useTranslation();
  const publications = useQuery(publicationsQuery(useApi()));
  return (
    <>
      <PageTitle lead={t('openData.lead')}>{t('openData.title')}</PageTitle>
      <section className="section" aria-labelledby="list">
        <h2 id="list">{t('openData.list')}</h2>
        <DataTable
          caption={t('openData.list')}
          hideCaption
          columns={[
            {
              key: 'what',
              label: t('openData.what'),
              cell: ({ name, href }: (typeof downloads)[number]) => (
                <a href={href}>{t(`openData.${name}`)}</a>
              ),
            },
            { key: 'form', label: t('openData.form'), cell: ({ form }) => form },
          ]}
          rows={downloads}
          rowKey={({ name }) => name}
        />
        <p>
          <a href="/api/docs">{t('openData.apis')}</a>
        </p>
      </section>
      <Loaded query={publications}>
        {({ items }) => (items.length === 0 ? null : <Periods publications={items} />)}
      </Loaded>
    </>
  );
}

function Periods({ publications }: { readonly publications: readonly PublicationSummary[] }) {
  const { t } = useTranslation();
  return (
    <section className="section" aria-labelledby="periods">
      <h2 id="periods">{t('openData.periods')}</h2>
      <DataTable
        caption={t('openData.periods')}
        hideCaption
        columns={[
          {
            key: 'period',
            label: t('openData.period'),
            cell: ({ setCode, quarter, illustrative }: PublicationSummary) =>
              `${setCode} ${quarter}${illustrative ? ` (${t('app.illustrativeWord').toLowerCase()})` : ''}`,
          },
          {
            key: 'manifest',
            label: t('openData.manifest'),
            cell: ({ publicationId, setCode, quarter }) => (
              <a
                href={publicationPath(publicationId)}
                aria-label={`${t('openData.manifest')} ${setCode} ${quarter}`}
              >
                JSON
              </a>
            ),
          },
          {
            key: 'sipas',
            label: t('openData.sipas'),
            cell: ({ publicationId, setCode, quarter }) => (
              <a href={sipasPath(publicationId)} aria-label={`${t('openData.sipas')} ${setCode} ${quarter}`}>
                CSV
              </a>
            ),
          },
          {
            key: 'funnels',
            label: t('openData.funnels'),
            cell: ({ publicationId, setCode, quarter }) => (
              <a
                href={funnelsPath(publicationId)}
                aria-label={`${t('openData.funnels')} ${setCode} ${quarter}`}
              >
                JSON
              </a>
            ),
          },
        ]}
        rows={publications}
        rowKey={({ publicationId }) => publicationId}
      />
    </section>
  );
}
