import type { figureStatus } from '@namkhong/contracts/http/scoring';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { IconName } from './icon.js';
import { Status, type StatusTone } from './status.js';

export type FigureStatusName = z.output<typeof figureStatus>;

const looks: Record<FigureStatusName, { icon: IconName; tone: StatusTone }> = {
  rated: { icon: 'check', tone: 'good' },
  indicative: { icon: 'info', tone: 'calm' },
  insufficient: { icon: 'few', tone: 'calm' },
  suppressed: { icon: 'hidden', tone: 'calm' },
};

export function FigureStatus({
  status,
  explain,
}: {
  readonly status: FigureStatusName;
  readonly explain?: boolean;
}) {
  const { t } = useTranslation();
  const { icon, tone } = looks[status];
  return (
    <>
      <Status icon={icon} tone={tone}>
        {t(`figure.${status}`)}
      </Status>
      {explain ? <span className="soft"> {t(`figure.${status}Text`)}</span> : null}
    </>
  );
}
