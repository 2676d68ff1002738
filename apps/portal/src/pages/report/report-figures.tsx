import { localDate, previousQuarter, quarterOf } from '@namkhong/domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reportFiguresQuery, triageQuery } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import { formatQuarter } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';

const reportStages = [
  'received',
  'assessing',
  'verifying',
  'substantiated',
  'unsubstantiated',
  'not-accepted',
  'transferred',
] as const;

/** The last four quarters that are over: how much came in, of which kinds, and what became of it, as far as that is told. */
export function ReportFigures() {
  const { t } = useTranslation();
  const language = useLanguage();
  const api = useApi();
  const last = previousQuarter(quarterOf(localDate(new Date())));
  const first = previousQuarter(previousQuarter(previousQuarter(last)));
  const query = useQuery(reportFiguresQuery(api, first, last));
  const { data: triage } = useQuery(triageQuery(api));
  useIllustrative(query.data?.illustrative ?? false);
  const nameOf = (type: string) => triage?.types.find((each) => each.type === type)?.name[language] ?? '…';
  const stageName = (key: string) => {
    const stage = reportStages.find((each) => each === key);
    return stage === undefined ? key : t(`report.stage-${stage}`);
  };
  const told = (counts: Readonly<Record<string, number>> | null, name: (key: string) => string) =>
    counts === null
      ? t('report.figuresWithheld')
      : Object.entries(counts)
          .filter(([, count]) => count > 0)
          .map(([key, count]) => `${name(key)} ${count}`)
          .join(', ');
  return (
    <section className="card stack" aria-labelledby="report-figures">
      <h2 id="report-figures">{t('report.figures')}</h2>
      <p className="small soft">{t('report.figuresText')}</p>
      <Loaded query={query}>
        {({ quarters }) => (
          <dl>
            {quarters.map(({ quarter, received, byType, byStage }) => (
              <div key={quarter}>
                <dt>{formatQuarter(quarter, language)}</dt>
                <dd>
                  {received === null ? (
                    t('report.figuresFew')
                  ) : (
                    <>
                      {t('report.figuresReceived', { count: received })}: {told(byType, nameOf)}.{' '}
                      {byStage === null ? null : `${told(byStage, stageName)}.`}
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
    </section>
  );
}
