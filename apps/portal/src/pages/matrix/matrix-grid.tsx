import type { Matrix } from '@namkhong/contracts/http/directive-matrix';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../format/format-decimal.js';
import { useLanguage } from '../../i18n/use-language.js';
import { codeClass } from './code-class.js';

type Row = Matrix['items'][number];

const rowHeight = 40;

/**
 * Only the rows in view are in the document, so that the whole country scrolls as one province does. The roles and counts
 * tell a screen reader of the rest; the heads stay in place.
 */
export function MatrixGrid(props: {
  readonly matrix: Matrix;
  readonly rows: readonly Row[];
  readonly onOpen: (unitId: string) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { clauses } = props.matrix;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: props.rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const columns = `minmax(9rem, 16rem) repeat(${clauses.length}, 2.75rem) 6rem`;
  return (
    <div
      ref={scroll}
      className="matrix"
      role="table"
      aria-label={t('matrix.tableLabel')}
      aria-rowcount={props.rows.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className="matrix__head">
        <div role="row" aria-rowindex={1} className="matrix__row" style={{ gridTemplateColumns: columns }}>
          <span role="columnheader" className="matrix__unit">
            {t('matrix.unit')}
          </span>
          {clauses.map(({ clauseId, ordinal, verified }) => (
            <span
              key={clauseId}
              role="columnheader"
              title={t('matrix.clauseFull', {
                n: ordinal,
                done: verified.done === null ? '–' : formatPercent(verified.done, language),
              })}
            >
              <span className="visually-hidden">{t('matrix.clause', { n: '' })}</span>
              {ordinal}
            </span>
          ))}
          <span role="columnheader" className="matrix__done">
            {t('matrix.done')}
          </span>
        </div>
      </div>
      <div role="rowgroup" className="matrix__body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = props.rows[index];
          return row === undefined ? null : (
            <MatrixRow
              key={row.unitId}
              row={row}
              index={index}
              start={start}
              columns={columns}
              label={t('matrix.rowLabel', { unit: row.name })}
              done={row.verified.done === null ? '–' : formatPercent(row.verified.done, language)}
              onOpen={props.onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

/** A row that stays the same is not drawn again while others come into view. */
const MatrixRow = memo(function MatrixRow(props: {
  readonly row: Row;
  readonly index: number;
  readonly start: number;
  readonly columns: string;
  readonly label: string;
  readonly done: string;
  readonly onOpen: (unitId: string) => void;
}) {
  const { row } = props;
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      className="matrix__row matrix__row--unit"
      style={{ gridTemplateColumns: props.columns, transform: `translateY(${props.start}px)` }}
    >
      <span role="rowheader" className="matrix__unit">
        <button
          type="button"
          className="link-button"
          aria-label={props.label}
          onClick={() => props.onOpen(row.unitId)}
        >
          {row.name}
        </button>
      </span>
      {[...row.cells].map((code, clause) => (
        <span key={clause} role="cell" className={`matrix__code ${codeClass(code)}`}>
          {code}
        </span>
      ))}
      <span role="cell" className="number matrix__done">
        {props.done}
      </span>
    </div>
  );
});
