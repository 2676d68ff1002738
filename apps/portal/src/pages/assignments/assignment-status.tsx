import type { AssignmentView } from '@namkhong/contracts/http/directive';
import { useTranslation } from 'react-i18next';
import { Status } from '../../ui/status.js';

/** Acknowledged, waiting, or waiting past its day. */
export function AssignmentStatus({ status, overdue }: Pick<AssignmentView, 'status' | 'overdue'>) {
  const { t } = useTranslation();
  if (status === 'acknowledged') {
    return (
      <Status icon="check" tone="good">
        {t('assignment.acknowledged')}
      </Status>
    );
  }
  return overdue ? (
    <Status icon="alert" tone="attention">
      {t('assignment.overdue')}
    </Status>
  ) : (
    <Status icon="clock">{t('assignment.issued')}</Status>
  );
}
