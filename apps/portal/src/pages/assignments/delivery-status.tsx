import type { AssignmentView } from '@namkhong/contracts/http/directive';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../ui/icon.js';
import { Status, type StatusTone } from '../../ui/status.js';

type State = NonNullable<AssignmentView['delivery']>['state'];

const looks: Record<State, { icon: IconName; tone: StatusTone }> = {
  queued: { icon: 'clock', tone: 'calm' },
  submitted: { icon: 'send', tone: 'calm' },
  delivered: { icon: 'check', tone: 'good' },
  failed: { icon: 'cross', tone: 'attention' },
  unknown: { icon: 'question', tone: 'attention' },
};

/** How far the message about a task came. */
export function DeliveryStatus({ delivery }: Pick<AssignmentView, 'delivery'>) {
  const { t } = useTranslation();
  if (delivery === null) return <Status icon="clock">{t('delivery.none')}</Status>;
  const { icon, tone } = looks[delivery.state];
  return (
    <Status icon={icon} tone={tone}>
      {t(`delivery.${delivery.state}`)}
    </Status>
  );
}
