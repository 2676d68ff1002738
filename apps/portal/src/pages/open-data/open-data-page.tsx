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
              <PeriodFile
                form="JSON"
                href={publicationPath(publicationId)}
                period={`${setCode} ${quarter}`}
              />
            ),
          },
          {
            key: 'sipas',
            label: t('openData.sipas'),
            cell: ({ publicationId, setCode, quarter }) => (
              <PeriodFile form="CSV" href={sipasPath(publicationId)} period={`${setCode} ${quarter}`} />
            ),
          },
          {
            key: 'funnels',
            label: t('openData.funnels'),
            cell: ({ publicationId, setCode, quarter }) => (
              <PeriodFile form="JSON" href={funnelsPath(publicationId)} period={`${setCode} ${quarter}`} />
            ),
          },
        ]}
        rows={publications}
        rowKey={({ publicationId }) => publicationId}
      />
    </section>
  );
}

/** Says of which period it is to whoever goes from link to link. */
function PeriodFile(props: { readonly form: string; readonly href: string; readonly period: string }) {
  return (
    <a href={props.href}>
      {props.form}
      <span className="visually-hidden"> {props.period}</span>
    </a>
  );
}
