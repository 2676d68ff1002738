import type { InboxReport } from '@namkhong/contracts/http/feedback-reports';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnReport, triageQuery } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import { ActFailure } from '../../forms/act-failure.js';
import { formatCivilDate } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { ReportParts } from '../report/report-parts.js';
import { useReportAct } from './use-report-act.js';

/** Where each part stands, where it may go, and what was asked about retaliation. */
export function PartsSection({ report }: { readonly report: InboxReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: triage } = useQuery(triageQuery(useApi()));
  const act = useReportAct(report.reportId, (api, { name, body }: { name: string; body: object }) =>
    actOnReport(api, report, name, body),
  );
  const there = new Set(report.parts.map(({ type }) => type));
  const others = (triage?.types ?? []).filter(({ type }) => !there.has(type));
  const [chosen, setChosen] = useState<string | null>(null);
  const type = others.find((each) => each.type === chosen)?.type ?? others[0]?.type;
  const nameOf = (wanted: string) =>
    triage?.types.find((each) => each.type === wanted)?.name[language] ?? '…';
  return (
    <section className="card stack" aria-labelledby="parts">
      <h2 id="parts">{t('inbox.parts')}</h2>
      <ReportParts parts={report.parts} />
      {report.next.map((part) => (
        <p key={part.type} className="row">
          <span>{nameOf(part.type)}</span>
          {part.stages.map((stage) => (
            <Button
              key={stage}
              isDisabled={act.isPending}
              onPress={() => act.mutate({ name: 'stages', body: { type: part.type, stage } })}
            >
              {t('inbox.go', { stage: t(`report.stage-${stage}`) })}
            </Button>
          ))}
          {part.mayExtend ? (
            <Button
              isDisabled={act.isPending}
              onPress={() => act.mutate({ name: 'extensions', body: { type: part.type } })}
            >
              {t('inbox.extend')}
            </Button>
          ) : null}
        </p>
      ))}
      {type === undefined ? null : (
        <div className="row">
          <Select
            label={t('inbox.split')}
            choices={others.map((each) => ({ value: each.type, label: each.name[language] }))}
            value={type}
            onChange={setChosen}
          />
          <Button isDisabled={act.isPending} onPress={() => act.mutate({ name: 'parts', body: { type } })}>
            {t('inbox.splitGo')}
          </Button>
        </div>
      )}
      <ActFailure error={act.error} />
      <h3>{t('inbox.checks')}</h3>
      <ul>
        {report.checks.map(({ months, from, answeredOn }) => (
          <li key={months}>
            {answeredOn === null
              ? t('inbox.checkOn', { months, date: formatCivilDate(from) })
              : t('inbox.checkAnswered', { months, date: formatCivilDate(answeredOn) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
