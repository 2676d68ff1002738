import type { Poll } from '@namkhong/contracts/http/feedback-polls';
import { useTranslation } from 'react-i18next';
import { formatCivilDate } from '../../format/format-date.js';
import { formatLastDay } from '../../format/format-last-day.js';
import { Status } from '../../ui/status.js';

/** Whose it is, how it stands, and on which days it is open. */
export function PollSummary({ poll }: { readonly poll: Poll }) {
  const { t } = useTranslation();
  return (
    <p className="row small">
      <Status
        icon={poll.state === 'closed' ? 'check' : poll.state === 'withdrawn' ? 'alert' : 'clock'}
        tone={poll.state === 'open' ? 'good' : 'calm'}
      >
        {t(`poll.states.${poll.state}`)}
      </Status>
      <span>{poll.unitName}</span>
      <span className="soft">
        {t('poll.days', { from: formatCivilDate(poll.opensOn), until: formatLastDay(poll.closesOn) })}
      </span>
      {poll.document === null ? null : (
        <span className="soft">{t('poll.document', { number: poll.document })}</span>
      )}
    </p>
  );
}
