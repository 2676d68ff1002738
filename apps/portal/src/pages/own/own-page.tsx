import type { ownFigures } from '@namkhong/contracts/http/scoring-publication';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ownCasesQuery, ownFiguresQuery } from '../../api/case-files.js';
import { useApi } from '../../api/use-api.js';
import { formatDecimal } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable } from '../../ui/data-table.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { Status } from '../../ui/status.js';

type Figure = z.output<typeof ownFigures>['items'][number];

/** What concerns the official who is signed in: their own figures, and cases about them with the way to answer. */
export function OwnPage() {
  const { t } = useTranslation();
  const api = useApi();
  const figures = useQuery(ownFiguresQuery(api));
  const cases = useQuery(ownCasesQuery(api));
  useIllustrative(figures.data?.items.some(({ illustrative }) => illustrative) === true);
  return (
    <>
      <PageTitle lead={t('steps.ownLead')}>{t('steps.ownTitle')}</PageTitle>
      <section className="section" aria-labelledby="own-cases">
        <h2 id="own-cases">{t('steps.ownCases')}</h2>
        <Loaded query={cases}>
          {({ items }) =>
            items.length === 0 ? (
              <p>{t('steps.ownCasesNone')}</p>
            ) : (
              items.map(({ caseId, status, unitName }) => (
                <article key={caseId} className="card">
                  <p className="row">
                    <Status icon="clock">{t(`case.${status}`)}</Status>
                    <span>{unitName}</span>
                    <Link to="/work/own/$caseId" params={{ caseId }}>
                      {t('steps.openCase')}
                    </Link>
                  </p>
                </article>
              ))
            )
          }
        </Loaded>
      </section>
      <section className="section" aria-labelledby="own-figures">
        <h2 id="own-figures">{t('steps.ownFigures')}</h2>
        <Loaded query={figures}>
          {({ items }) =>
            items.length === 0 ? <p>{t('steps.ownFiguresNone')}</p> : <Figures rows={items} />
          }
        </Loaded>
      </section>
    </>
  );
}

function Figures({ rows }: { readonly rows: readonly Figure[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <DataTable
      caption={t('steps.ownFigures')}
      hideCaption
      columns={[
        { key: 'quarter', label: t('steps.quarter'), cell: ({ quarter }: Figure) => quarter },
        {
          key: 'score',
          label: t('steps.score'),
          numeric: true,
          cell: ({ outputs: { score } }) => (score === null ? '–' : formatDecimal(score.value, language)),
        },
        {
          key: 'interval',
          label: t('steps.interval'),
          numeric: true,
          cell: ({ outputs: { score } }) =>
            score?.lower == null || score.upper === null
              ? '–'
              : `${formatDecimal(score.lower, language)}–${formatDecimal(score.upper, language)}`,
        },
        { key: 'n', label: t('steps.n'), numeric: true, cell: ({ outputs }) => outputs.n ?? '–' },
        {
          key: 'on-time',
          label: t('steps.onTime'),
          numeric: true,
          cell: ({ outputs: { onTime } }) => (onTime === null ? '–' : formatDecimal(onTime.value, language)),
        },
      ]}
      rows={rows}
      rowKey={({ publicationId }) => publicationId}
    />
  );
}
