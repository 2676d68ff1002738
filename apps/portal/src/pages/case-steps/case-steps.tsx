import type { CaseFileView } from '@namkhong/contracts/http/directive-handling';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { caseFileQuery, caseFilesKey, measuresQuery } from '../../api/case-files.js';
import { useApi } from '../../api/use-api.js';
import { Acts } from '../../forms/acts.js';
import { formatCivilDate, formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { DataTable } from '../../ui/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { useCaller } from '../work/caller-context.js';
import { mayDo } from '../work/sections.js';
import { caseActs } from './case-acts.js';

/** The file of a case: what was said and decided, its evidence and clocks, and what may be done now. */
export function CaseSteps({ caseId, own = false }: { readonly caseId: string; readonly own?: boolean }) {
  const { t } = useTranslation();
  const api = useApi();
  const { grants } = useCaller();
  const file = useQuery(caseFileQuery(api, caseId, own));
  const reviews = mayDo('case.decide', grants);
  const measures = useQuery({ ...measuresQuery(api), enabled: reviews });
  return (
    <section className="section" aria-labelledby="steps">
      <h2 id="steps">{t('steps.title')}</h2>
      <Loaded query={file}>
        {(shown) => (
          <>
            <Acts
              scope={`case:${caseId}`}
              label={t('steps.actsLabel')}
              acts={caseActs(shown, grants, measures.data?.items ?? [], t)}
              refresh={[caseFilesKey, ['case', caseId], ['cases']]}
            />
            <Words file={shown} />
            <Items file={shown} />
            <Clocks file={shown} />
            <History file={shown} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Words({ file }: { readonly file: CaseFileView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = (measure: { readonly title: { readonly vi: string; readonly en: string } } | null) =>
    measure === null ? t('steps.noMeasure') : measure.title[language];
  return (
    <dl className="terms">
      {file.reason === null ? null : <Said term={t('steps.reason')}>{file.reason}</Said>}
      {file.notice === null ? null : (
        <Said term={t('steps.notice')}>
          {file.notice.text}{' '}
          {file.notice.replyUntil === null
            ? null
            : t('steps.replyUntil', { date: formatCivilDate(file.notice.replyUntil) })}
        </Said>
      )}
      {file.replies.map(({ text, at, late }) => (
        <Said key={at} term={`${t('steps.replies')}, ${formatInstant(at, language)}`}>
          {text} {late ? <span className="tag">{t('steps.late')}</span> : null}
        </Said>
      ))}
      {file.proposal === null ? null : (
        <Said term={t('steps.proposal')}>
          {titleOf(file.proposal.measure)}: {file.proposal.reason}
        </Said>
      )}
      {file.decisions.map(({ measure, reason, decidedAt, outcome }) => (
        <Said key={decidedAt} term={`${t('steps.decisions')}, ${formatInstant(decidedAt, language)}`}>
          {outcome === null ? null : `${t(`steps.outcomes.${outcome}`)}; `}
          {titleOf(measure)}: {reason}
        </Said>
      ))}
      {file.appeal === null ? null : <Said term={t('steps.appeal')}>{file.appeal.text}</Said>}
      {file.expiresOn === null ? null : (
        <Said term={t('steps.dueOn')}>{t('steps.expires', { date: formatCivilDate(file.expiresOn) })}</Said>
      )}
    </dl>
  );
}

function Said({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Items({ file }: { readonly file: CaseFileView }) {
  const { t } = useTranslation();
  if (file.items.length === 0) return null;
  return (
    <DataTable
      caption={t('steps.evidence')}
      columns={[
        {
          key: 'kind',
          label: t('steps.evidenceKind'),
          cell: ({ kind }: CaseFileView['items'][number]) => t(`steps.evidenceKinds.${kind}`),
        },
        { key: 'text', label: t('steps.evidenceText'), cell: ({ redacted }) => redacted },
        {
          key: 'hash',
          label: t('steps.hash'),
          cell: ({ sha256 }) => (sha256 === null ? '–' : <code>{sha256.slice(0, 12)}…</code>),
        },
      ]}
      rows={file.items}
      rowKey={({ evidenceId }) => evidenceId}
    />
  );
}

function Clocks({ file }: { readonly file: CaseFileView }) {
  const { t } = useTranslation();
  if (file.deadlines.length === 0) return null;
  return (
    <DataTable
      caption={t('steps.deadlines')}
      columns={[
        {
          key: 'rule',
          label: t('steps.rule'),
          cell: ({ rule, legalBasis }: CaseFileView['deadlines'][number]) => (
            <>
              <code>{rule}</code> <span className="small soft">{legalBasis}</span>
            </>
          ),
        },
        { key: 'due', label: t('steps.dueOn'), cell: ({ dueOn }) => formatCivilDate(dueOn) },
        {
          key: 'state',
          label: t('steps.clockState'),
          cell: ({ stoppedOn, overdue }) =>
            t(stoppedOn !== null ? 'steps.stopped' : overdue ? 'steps.overdue' : 'steps.running'),
        },
      ]}
      rows={file.deadlines}
      rowKey={({ clockId }) => clockId}
    />
  );
}

function History({ file }: { readonly file: CaseFileView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <h3>{t('steps.history')}</h3>
      <ol>
        {file.history.map(({ kind, at, reason }, index) => (
          <li key={index}>
            {t(`steps.kinds.${kind}`)}, {formatInstant(at, language)}
            {reason === null ? null : `: ${reason}`}
          </li>
        ))}
      </ol>
    </>
  );
}
