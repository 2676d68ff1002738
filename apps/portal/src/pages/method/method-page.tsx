import type { CriteriaSetView } from '@namkhong/contracts/http/scoring';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { criteriaSetsQuery } from '../../api/scoring.js';
import { useApi } from '../../api/use-api.js';
import { formatCivilDate } from '../../format/format-date.js';
import { formatBasisPoints } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable } from '../../ui/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { OwnExample } from './own-example-form.js';

/** How every figure comes about, with an example that the reader enters. */
export function MethodPage() {
  const { t } = useTranslation();
  const sets = useQuery(criteriaSetsQuery(useApi()));
  return (
    <>
      <PageTitle lead={t('method.lead')}>{t('method.title')}</PageTitle>
      <section className="section measure" aria-labelledby="principles">
        <h2 id="principles">{t('method.principles')}</h2>
        <ol>
          {(['p1', 'p2', 'p3', 'p4', 'p5'] as const).map((principle) => (
            <li key={principle}>{t(`method.${principle}`)}</li>
          ))}
        </ol>
      </section>
      <OwnExample />
      <section className="section" aria-labelledby="sets">
        <h2 id="sets">{t('method.sets')}</h2>
        <p className="measure">{t('method.composite')}</p>
        <Loaded query={sets}>
          {({ items }) => items.map((set) => <CriteriaSet key={`${set.setCode} ${set.version}`} set={set} />)}
        </Loaded>
      </section>
      <section className="section measure" aria-labelledby="low">
        <h2 id="low">{t('method.low')}</h2>
        <p>{t('method.lowText')}</p>
        <ol>
          {(['low1', 'low2', 'low3', 'low4', 'low5', 'low6'] as const).map((condition) => (
            <li key={condition}>{t(`method.${condition}`)}</li>
          ))}
        </ol>
        <p>{t('method.lowThen')}</p>
      </section>
      <section className="section measure" aria-labelledby="verify">
        <h2 id="verify">{t('method.verify')}</h2>
        <p>{t('method.verifyText')}</p>
        <pre className="code">nk publication verify manifest.json</pre>
        <p>
          <a href="/api/scoring/v1/dictionary">{t('method.dictionary')}</a>
        </p>
      </section>
    </>
  );
}

function CriteriaSet({ set }: { readonly set: CriteriaSetView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { criteria } = set;
  return (
    <article className="card">
      <h3>{set.title[language]}</h3>
      <p className="small soft">
        {t('method.setFrom', {
          version: set.version,
          date: formatCivilDate(set.effectiveFrom),
          basis: set.legalBasis.length === 0 ? '–' : set.legalBasis.join('; '),
        })}
      </p>
      <DataTable
        caption={set.title[language]}
        hideCaption
        columns={[
          {
            key: 'criterion',
            label: t('method.criterion'),
            cell: ({ question }: (typeof criteria)[number]) => question[language],
          },
          {
            key: 'weight',
            label: t('method.weight'),
            numeric: true,
            cell: ({ weight }) => formatBasisPoints(weight, language),
          },
        ]}
        rows={criteria}
        rowKey={({ code }) => code}
      />
      <p>{t('method.threshold', { threshold: formatBasisPoints(set.lowRule.thresholdCenti, language) })}</p>
    </article>
  );
}
