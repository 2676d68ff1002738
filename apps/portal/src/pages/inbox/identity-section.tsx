import {
  disclosureReason,
  type DisclosureReason,
  type InboxReport,
} from '@namkhong/contracts/http/feedback-reports';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnReport } from '../../api/reports.js';
import { ActFailure } from '../../forms/act-failure.js';
import { formatCivilDate } from '../../format/format-date.js';
import { askDesk } from '../../sealing/ask-desk.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { SealingFailure } from '../report/sealing-failure.js';
import { nameOf } from './dialogue-section.js';
import { useReportAct } from './use-report-act.js';

/** Who sent it: two people with two reasons, or nobody. */
export function IdentitySection({ report }: { readonly report: InboxReport }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<DisclosureReason>('protect-reporter');
  const { identity, reportId } = report;
  const ask = useReportAct(reportId, (api) => actOnReport(api, report, 'disclosures', { reason }));
  const approve = useReportAct(
    reportId,
    async (api, { disclosureId, askedBy }: { disclosureId: string; askedBy: string }) => {
      const share = await askDesk('handShare', { report, askedBy });
      return actOnReport(api, report, `disclosures/${disclosureId}/approval`, { reason, share });
    },
  );
  const open = useMutation({ mutationFn: (share: string) => askDesk('openSender', { report, share }) });
  const isOwn = (keyId: string) =>
    report.readers.some((reader) => reader.isOwn && reader.statement.keyId === keyId);
  return (
    <section className="card stack" aria-labelledby="identity">
      <h2 id="identity">{t('inbox.identity')}</h2>
      {identity === null ? (
        <p>{t('inbox.identityNone')}</p>
      ) : (
        <>
          <p>{t(identity.ordinal === null ? 'inbox.identityLost' : 'inbox.identityText')}</p>
          <ul>
            {identity.disclosures.map((each) => (
              <li key={each.disclosureId}>
                {t('inbox.asked', {
                  name: nameOf(report, each.askedBy),
                  date: formatCivilDate(each.askedOn),
                  reason: t(`inbox.reason-${each.reason}`),
                })}{' '}
                {each.approvedBy === null || each.approvedOn === null || each.approvalReason === null ? (
                  isOwn(each.askedBy) ? null : (
                    <Button isDisabled={approve.isPending} onPress={() => approve.mutate(each)}>
                      {t('inbox.approve')}
                    </Button>
                  )
                ) : (
                  t('inbox.approved', {
                    name: nameOf(report, each.approvedBy),
                    date: formatCivilDate(each.approvedOn),
                    reason: t(`inbox.reason-${each.approvalReason}`),
                  })
                )}
                {each.share === null ? null : (
                  <Button isDisabled={open.isPending} onPress={() => open.mutate(each.share ?? '')}>
                    {t('inbox.openIdentity')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {open.data === undefined ? null : <p className="dialogue__text">{open.data}</p>}
          <SealingFailure error={open.error} secretWrong={t('report.notOpened')} />
          <Select
            label={t('inbox.reason')}
            choices={disclosureReason.options.map((value) => ({ value, label: t(`inbox.reason-${value}`) }))}
            value={reason}
            onChange={setReason}
          />
          <ActFailure error={ask.error ?? approve.error} />
          <p>
            <Button isDisabled={ask.isPending} onPress={() => ask.mutate(undefined)}>
              {t('inbox.ask')}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}
