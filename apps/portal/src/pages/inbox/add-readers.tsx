import type { UnitView } from '@namkhong/contracts/http/directive';
import type { InboxReport, ReportReader } from '@namkhong/contracts/http/feedback-reports';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnReport, askCandidates, leaveReport } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import { ActFailure } from '../../forms/act-failure.js';
import { askDesk } from '../../sealing/ask-desk.js';
import { Button } from '../../ui/button.js';
import { Choices } from '../../ui/choices.js';
import { TextField } from '../../ui/text-field.js';
import { ChooseUnit } from '../report/choose-unit.js';
import { useReportAct } from './use-report-act.js';

/** A successor, or the readers of a competent authority: the keys are sealed on to them on this device. */
export function AddReaders(props: { readonly report: InboxReport; readonly onTransferred: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const { report } = props;
  const { reportId } = report;
  const [officialCode, setOfficialCode] = useState('');
  const [leads, setLeads] = useState(false);
  const [authority, setAuthority] = useState<UnitView | null>(null);
  const code = officialCode.trim();
  const about = { officialCode: code === '' ? null : code, leads };
  const find = useMutation({
    mutationFn: () =>
      askCandidates(api, reportId, {
        leads,
        ...(code === '' ? {} : { officialCode: code }),
        ...(authority === null ? {} : { unitId: authority.unitId }),
      }),
  });
  const add = useReportAct(reportId, async (asked, to: ReportReader) =>
    actOnReport(asked, report, 'readers', { ...about, ...(await askDesk('handOn', { report, to })) }),
  );
  const transfer = useReportAct(
    reportId,
    async (asked, all: readonly ReportReader[]) => {
      const reading = new Set(report.readers.map(({ statement }) => statement.keyId));
      const readers = await Promise.all(
        all.map(async (to) =>
          reading.has(to.statement.keyId)
            ? { keyId: to.statement.keyId, keys: [] }
            : askDesk('handOn', { report, to }),
        ),
      );
      return leaveReport(asked, report, 'transfer', { ...about, unitId: authority?.unitId ?? '', readers });
    },
    props.onTransferred,
  );
  const found = find.data?.readers ?? [];
  const isBusy = add.isPending || transfer.isPending;
  return (
    <details>
      <summary>{t('inbox.addTitle')}</summary>
      <div className="stack">
        <p>{t('inbox.addText')}</p>
        <TextField
          label={t('inbox.officialCode')}
          value={officialCode}
          maxLength={35}
          autoComplete="off"
          onChange={setOfficialCode}
        />
        <Choices
          label={t('inbox.addTitle')}
          choices={[{ value: 'leads', label: t('inbox.leads') }]}
          value={leads ? ['leads'] : []}
          onChange={(chosen) => setLeads(chosen.length > 0)}
        />
        <p>{t('inbox.authority')}</p>
        <ChooseUnit unit={authority} onChoose={setAuthority} error={null} />
        <p>
          <Button isDisabled={find.isPending} onPress={() => find.mutate()}>
            {t('inbox.find')}
          </Button>
        </p>
        {find.isSuccess && found.length === 0 ? <p role="status">{t('inbox.none')}</p> : null}
        <ul>
          {found.map((reader) => (
            <li key={reader.statement.keyId} className="row">
              <span>
                {reader.statement.name} <span className="small soft">{reader.statement.post}</span>
              </span>
              {authority !== null ? null : (
                <Button isDisabled={isBusy} onPress={() => add.mutate(reader)}>
                  {t('inbox.add', { name: reader.statement.name })}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {authority === null || found.length < 2 ? null : (
          <p>
            <Button isDisabled={isBusy} onPress={() => transfer.mutate(found)}>
              {t('inbox.transfer')}
            </Button>
          </p>
        )}
        <ActFailure error={find.error ?? add.error ?? transfer.error} />
      </div>
    </details>
  );
}
