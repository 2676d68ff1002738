import type { AssignmentView } from '@namkhong/contracts/http/directive';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatCivilDate } from '../../format/format-date.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { AssignmentStatus } from './assignment-status.js';
import { DeliveryStatus } from './delivery-status.js';

/** Who was given what, was told, and has acknowledged: the issuer's view. */
export function AssignmentTable({ assignments }: { readonly assignments: readonly AssignmentView[] }) {
  const { t } = useTranslation();
  useIllustrative(assignments.some(({ illustrative }) => illustrative));
  const columns: Column<AssignmentView>[] = [
    {
      key: 'unit',
      label: t('assignment.unit'),
      cell: (row) => (
        <Link to="/units/$unitId" params={{ unitId: row.unitId }}>
          {row.unitName}
        </Link>
      ),
    },
    {
      key: 'task',
      label: t('assignment.task'),
      cell: (row) => (
        <Link to="/work/assignments/$assignmentId" params={{ assignmentId: row.assignmentId }}>
          {row.title}
        </Link>
      ),
    },
    {
      key: 'due',
      label: t('assignment.dueWord'),
      cell: (row) => (row.dueOn === null ? t('assignment.undated') : formatCivilDate(row.dueOn)),
    },
    {
      key: 'delivery',
      label: t('assignment.delivery'),
      cell: (row) => <DeliveryStatus delivery={row.delivery} />,
    },
    { key: 'status', label: t('directive.status'), cell: (row) => <AssignmentStatus {...row} /> },
  ];
  return (
    <DataTable
      caption={t('directive.assignments')}
      hideCaption
      columns={columns}
      rows={assignments}
      rowKey={(row) => row.assignmentId}
    />
  );
}
