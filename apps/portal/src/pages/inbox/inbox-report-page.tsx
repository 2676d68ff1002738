import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inboxReportQuery } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import { formatCivilDate } from '../../format/format-date.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import type { InboxReport } from '@namkhong/contracts/http/feedback-reports';
import '../report/report.css';
import { DialogueSection } from './dialogue-section.js';
import { IdentitySection } from './identity-section.js';
import { PartsSection } from './parts-section.js';
import { ReadersSection } from './readers-section.js';
import { WithKey } from './with-key.js';

const route = getRouteApi('/work/inbox/$reportId');

/** One report in the hands of one of its readers. */
export function InboxReportPage() {
  const { t } = useTranslation();
  return (
    <div className="report stack">
      <p className="no-print">
        <Link to="/work/inbox">{t('inbox.back')}</Link>
      </p>
      <WithKey>
        <Opened />
      </WithKey>
    </div>
  );
}

function Opened() {
  const { reportId } = route.useParams();
  const query = useQuery(inboxReportQuery(useApi(), reportId));
  useIllustrative(query.data?.illustrative ?? false);
  return <Loaded query={query}>{(report) => <Report report={report} />}</Loaded>;
}

function Report({ report }: { readonly report: InboxReport }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle lead={t('inbox.received', { date: formatCivilDate(report.receivedOn) })}>
        {report.unitName}
      </PageTitle>
      <DialogueSection report={report} />
      <PartsSection report={report} />
      <IdentitySection report={report} />
      <ReadersSection report={report} />
    </>
  );
}
