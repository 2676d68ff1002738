import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import './chart.css';

/** A drawing with what is said beneath it, and the same as a table, which needs neither mouse nor eyes. */
export function ChartFigure(props: {
  readonly place?: Ref<HTMLElement>;
  readonly drawing: ReactNode;
  readonly caption?: ReactNode;
  /** The same as a table. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <figure className="chart" ref={props.place}>
      {props.drawing}
      {props.caption === undefined ? null : <figcaption className="small soft">{props.caption}</figcaption>}
      <details className="chart__table">
        <summary>{t('unit.asTable')}</summary>
        {props.children}
      </details>
    </figure>
  );
}
