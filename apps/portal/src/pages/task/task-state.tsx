import type { TrackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../ui/icon.js';
import { Status, type StatusTone } from '../../ui/status.js';

const looks: Record<TrackedAssignment['state'], { readonly icon: IconName; readonly tone: StatusTone }> = {
  issued: { icon: 'clock', tone: 'calm' },
  acknowledged: { icon: 'info', tone: 'calm' },
  claimed: { icon: 'send', tone: 'calm' },
  returned: { icon: 'alert', tone: 'attention' },
  accepted: { icon: 'check', tone: 'good' },
  withdrawn: { icon: 'cross', tone: 'calm' },
};

/** How far the task's life has come, and whether it is past its day. */
export function TaskState({ task }: { readonly task: Pick<TrackedAssignment, 'state' | 'overdue'> }) {
  const { t } = useTranslation();
  const { icon, tone } = looks[task.state];
  return (
    <span className="row">
      <Status icon={icon} tone={tone}>
        {t(`task.states.${task.state}`)}
      </Status>
      {task.overdue ? (
        <Status icon="alert" tone="attention">
          {t('task.reasons.overdue')}
        </Status>
      ) : null}
    </span>
  );
}
