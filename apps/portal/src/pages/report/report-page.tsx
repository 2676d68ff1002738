import type { ReportReaders } from '@namkhong/contracts/http/feedback-reports';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askReaders, triageQuery } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import type { askDesk } from '../../sealing/ask-desk.js';
import { Loaded } from '../../ui/loaded.js';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { Failure } from '../../ui/states.js';
import { DraftForm } from './draft-form.js';
import { emptyDraft, type ReportDraft } from './report-draft.js';
import { ReportFigures } from './report-figures.js';
import './report.css';
import { SendReport } from './send-report.js';
import { SentReport } from './sent-report.js';

/** Says something in confidence: what it is, what happened, who will read it, and the receipt. */
export function ReportPage() {
  const { t } = useTranslation();
  const api = useApi();
  const triage = useQuery(triageQuery(api));
  const [draft, setDraft] = useState<ReportDraft>(emptyDraft);
  const [readers, setReaders] = useState<ReportReaders | null>(null);
  const [sent, setSent] = useState<Awaited<ReturnType<typeof askDesk<'report'>>> | null>(null);
  const ask = useMutation({
    mutationFn: () =>
      askReaders(api, {
        unitId: draft.unit?.unitId ?? '',
        officialCode: draft.officialCode.trim() === '' ? null : draft.officialCode.trim(),
        leads: draft.leads,
      }),
    networkMode: 'always',
    onSuccess: setReaders,
  });
  if (sent !== null) {
    return (
      <div className="report stack">
        <PageTitle>{t('report.title')}</PageTitle>
        <SentReport receipt={sent.receipt} accepted={sent.accepted} />
      </div>
    );
  }
  return (
    <div className="report stack">
      <PageTitle lead={t('report.lead')}>{t('report.title')}</PageTitle>
      <p className="row no-print">
        <Link to="/report/receipt">{t('report.haveReceipt')}</Link>
        <Link to="/report/petition">{t('report.printPetition')}</Link>
      </p>
      <Notice title={t('report.before')}>
        <ul>
          <li>{t('report.before1')}</li>
          <li>{t('report.before2')}</li>
          <li>{t('report.before3')}</li>
        </ul>
      </Notice>
      {readers === null ? (
        <>
          <Loaded query={triage}>
            {({ types }) => (
              <DraftForm
                draft={draft}
                words={types}
                onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
                onReady={() => ask.mutate()}
              />
            )}
          </Loaded>
          {ask.error === null ? null : <Failure error={ask.error} />}
          <ReportFigures />
        </>
      ) : (
        <SendReport draft={draft} readers={readers} onBack={() => setReaders(null)} onSent={setSent} />
      )}
    </div>
  );
}
