import type { CellCode, Matrix } from '@namkhong/contracts/http/directive-matrix';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matrixQuery } from '../../api/matrix.js';
import { useApi } from '../../api/use-api.js';
import { formatPercent } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { SearchField } from '../../ui/search-field.js';
import { Select } from '../../ui/select.js';
import { codeClass } from './code-class.js';
import { MatrixGrid } from './matrix-grid.js';
import { narrowRows } from './narrow-rows.js';
import { UnitTasks } from './unit-tasks.js';
import './matrix.css';

const route = getRouteApi('/work/directives/$directiveId/matrix');

/** Units × clauses of one directive, for whoever gave the tasks. */
export function MatrixPage() {
  const { directiveId } = route.useParams();
  const { t } = useTranslation();
  const matrix = useQuery(matrixQuery(useApi(), directiveId));
  return (
    <>
      <p className="no-print">
        <Link to="/work/directives/$directiveId" params={{ directiveId }}>
          {t('matrix.back')}
        </Link>
      </p>
      <Loaded query={matrix}>{(data) => <Shown matrix={data} />}</Loaded>
    </>
  );
}

function Shown({ matrix }: { readonly matrix: Matrix }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [text, setText] = useState('');
  const [letter, setLetter] = useState<CellCode | 'all'>('all');
  const [unitId, setUnitId] = useState<string | null>(null);
  useIllustrative(matrix.illustrative);
  const wanted = useDeferredValue(text);
  const rows = useMemo(() => narrowRows(matrix.items, wanted, letter), [matrix.items, wanted, letter]);
  const { selfClosed, verified } = matrix.total;
  const share = (done: string | null) => (done === null ? '–' : formatPercent(done, language));
  const chosen = matrix.items.find((row) => row.unitId === unitId);
  return (
    <>
      <PageTitle lead={t('matrix.lead')}>{t('matrix.title', { number: matrix.number })}</PageTitle>
      <p>
        {verified.due === 0
          ? t('matrix.nothingDue')
          : t('matrix.total', {
              selfClosed: share(selfClosed.done),
              verified: share(verified.done),
              due: verified.due,
            })}
      </p>
      <div className="form-grid no-print">
        <SearchField label={t('matrix.find')} clear={t('matrix.clear')} value={text} onChange={setText} />
        <Select
          label={t('matrix.letter')}
          choices={[
            { value: 'all' as const, label: t('matrix.all') },
            ...matrix.legend
              .filter(({ code }) => code !== '.')
              .map(({ code, meaning }) => ({ value: code, label: `${code}: ${meaning[language]}` })),
          ]}
          value={letter}
          onChange={setLetter}
        />
      </div>
      <p aria-live="polite">
        {rows.length === 0
          ? t('matrix.none')
          : t('matrix.shown', { shown: rows.length, total: matrix.items.length })}
      </p>
      <MatrixGrid matrix={matrix} rows={rows} onOpen={setUnitId} />
      {chosen === undefined ? null : (
        <UnitTasks
          key={chosen.unitId}
          directiveId={matrix.directiveId}
          unit={chosen}
          onClose={() => setUnitId(null)}
        />
      )}
      <details>
        <summary>{t('matrix.legend')}</summary>
        <dl className="terms">
          {matrix.legend.map(({ code, meaning }) => (
            <div key={code}>
              <dt>
                <span className={`matrix__code ${codeClass(code)}`}>{code}</span>
              </dt>
              <dd>{meaning[language]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
