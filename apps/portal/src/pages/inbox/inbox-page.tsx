import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inboxQuery } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import { formatCivilDate } from '../../format/format-date.js';
import { LoadedPages } from '../../ui/loaded-pages.js';
import { PageTitle } from '../../ui/page-title.js';
import { Empty } from '../../ui/states.js';
import '../report/report.css';
import { ReportParts } from '../report/report-parts.js';
import { ChangePassphrase } from './change-passphrase.js';
import { WithKey } from './with-key.js';

/** Reports that were sealed to whoever is signed in. */
export function InboxPage() {
  const { t } = useTranslation();
  return (
    <div className="report stack">
      <PageTitle lead={t('inbox.lead')}>{t('inbox.title')}</PageTitle>
      <WithKey>
        <Inbox />
        <ChangePassphrase />
      </WithKey>
    </div>
  );
}

function Inbox() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(inboxQuery(useApi()));
  return (
    <LoadedPages query={query} empty={<Empty title={t('inbox.empty')} />}>
      {(items) => (
        <ul className="report__readers">
          {items.map((item) => (
            <li key={item.reportId} className="card stack">
              <h2>
                <Link to="/work/inbox/$reportId" params={{ reportId: item.reportId }}>
                  {item.unitName}
                </Link>
              </h2>
              <p className="small soft">
                {t('inbox.received', { date: formatCivilDate(item.receivedOn) })},{' '}
                {t('inbox.parcels', { count: item.parcels })}
                {item.illustrative ? `, ${t('app.illustrativeWord').toLowerCase()}` : null}
              </p>
              <ReportParts parts={item.parts} />
            </li>
          ))}
        </ul>
      )}
    </LoadedPages>
  );
}
