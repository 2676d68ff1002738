import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table.js';
import { Distribution } from '../../ui/distribution.js';
import { FigureStatus } from '../../ui/figure-status.js';
import { IntervalText } from '../../ui/interval-text.js';
import { IntervalPlot } from '../../ui/plot/interval-plot.js';
import type { PlotPoint } from '../../ui/plot/plot-layout.js';
import { PointsBar } from '../../ui/points-bar.js';
import { ScoreLine } from '../../ui/score-line.js';
import { AssignmentStatus } from '../assignments/assignment-status.js';
import { DeliveryStatus } from '../assignments/delivery-status.js';
import { Sample } from './sample.js';

const at = '2026-07-01T00:00:00.000Z';
const months: readonly PlotPoint[] = [
  { month: '2026-01', value: '78.20', lower: '75.10', upper: '81.30', printedFigure: 78 },
  { month: '2026-02', value: '80.05', lower: '76.80', upper: '83.30', printedFigure: 80 },
  { month: '2026-03', value: null, lower: null, upper: null, printedFigure: null },
  { month: '2026-04', value: '88.40', lower: '85.00', upper: '91.20', printedFigure: 88 },
  { month: '2026-05', value: '89.10', lower: '86.30', upper: '91.40', printedFigure: 89 },
];

export function Figures() {
  const { t } = useTranslation();
  const statuses = ['rated', 'indicative', 'insufficient', 'suppressed'] as const;
  const states = ['queued', 'submitted', 'delivered', 'failed', 'unknown'] as const;
  return (
    <>
      <Sample title={t('design.statuses')}>
        {statuses.map((status) => (
          <p key={status}>
            <FigureStatus status={status} explain />
          </p>
        ))}
        <p className="row">
          <AssignmentStatus status="issued" overdue={false} />
          <AssignmentStatus status="issued" overdue />
          <AssignmentStatus status="acknowledged" overdue={false} />
        </p>
        <p className="row">
          <DeliveryStatus delivery={null} />
          {states.map((state) => (
            <DeliveryStatus key={state} delivery={{ state, at }} />
          ))}
        </p>
      </Sample>
      <Sample title={t('design.scores')}>
        <p className="number">
          78,20; <IntervalText lower="75.10" upper="81.30" />; {t('unit.n', { n: '263' })}
        </p>
        <ScoreLine value="78.20" interval={{ lower: '75.10', upper: '81.30' }} />
        <Distribution histogram={[8, 14, 41, 120, 80]} />
        <PointsBar contribution="11.60" lost="8.40" />
      </Sample>
      <Sample title={t('design.plot')}>
        <IntervalPlot label={t('design.plot')} points={months} breaks={[{ month: '2026-04' }]} />
      </Sample>
      <Sample title={t('design.table')}>
        <DataTable
          caption={t('design.table')}
          columns={[
            { key: 'month', label: t('unit.month'), cell: (row: PlotPoint) => row.month },
            { key: 'value', label: t('unit.value'), numeric: true, cell: (row) => row.value ?? '–' },
          ]}
          rows={months}
          rowKey={(row) => row.month}
        />
      </Sample>
    </>
  );
}
