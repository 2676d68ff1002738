import type { DirectiveView as Directive } from '@namkhong/contracts/http/directive';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatCivilDate } from '../../format/format-date.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { DirectiveStatus } from './directive-status.js';
import { Progress } from './progress.js';
import './directives.css';

/** One directive with its clauses; `traceable` adds the way to each clause's chain, which is for officials. */
export function DirectiveView(props: { readonly directive: Directive; readonly traceable: boolean }) {
  const { t } = useTranslation();
  const { directive } = props;
  useIllustrative(directive.illustrative);
  const reported = directive.clauses.some(({ asReported }) => asReported);
  return (
    <>
      <PageTitle lead={directive.title}>{directive.number}</PageTitle>
      <dl className="terms">
        <Property label={t('directive.issuer')}>{directive.issuer}</Property>
        <Property label={t('directive.issuedOn')}>{formatCivilDate(directive.issuedOn)}</Property>
        <Property label={t('directive.status')}>
          <DirectiveStatus status={directive.status} />
        </Property>
        {directive.basedOn.length === 0 ? null : (
          <Property label={t('directive.basedOn')}>
            {directive.basedOn.map((basis) => (
              <span key={basis.number} className="properties__item">
                {basis.directiveId === null ? (
                  basis.number
                ) : (
                  <Link to="/directives/$directiveId" params={{ directiveId: basis.directiveId }}>
                    {basis.number}
                  </Link>
                )}
              </span>
            ))}
          </Property>
        )}
        <Property label={t('directive.progress')}>
          <Progress progress={directive.progress} />
        </Property>
        {directive.source === null ? null : <Property label={t('app.source')}>{directive.source}</Property>}
      </dl>
      {reported ? (
        <Notice icon="document">
          <p>{t('directive.asReportedText')}</p>
        </Notice>
      ) : null}
      <section className="section" aria-labelledby="clauses">
        <h2 id="clauses">{t('directive.clauses')}</h2>
        <ol className="clauses">
          {directive.clauses.map((clause) => (
            <li key={clause.clauseId} id={`clause-${clause.ordinal}`}>
              <h3>
                {t('directive.clause', { n: clause.ordinal })}
                {clause.asReported ? <span className="tag">{t('directive.asReported')}</span> : null}
              </h3>
              <p className="measure" lang="vi">
                {clause.text}
              </p>
              {props.traceable ? (
                <p className="no-print">
                  <Link to="/work/clauses/$clauseId" params={{ clauseId: clause.clauseId }}>
                    {t('directive.trace')}
                    <span className="visually-hidden"> ({clause.ordinal})</span>
                  </Link>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Property({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
