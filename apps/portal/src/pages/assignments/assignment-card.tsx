import type { AssignmentView } from '@namkhong/contracts/http/directive';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/errors.js';
import { formatCivilDate, formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { Failure } from '../../ui/states.js';
import { AssignmentStatus } from './assignment-status.js';
import { useAcknowledge } from './use-acknowledge.js';

/** One task of the unit with its single action. */
export function AssignmentCard(props: {
  readonly assignment: AssignmentView;
  readonly mayAcknowledge: boolean;
  /** The page's one primary action is on the task that is due first. */
  readonly first?: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { assignment } = props;
  const { mutate, isPending, error } = useAcknowledge();
  const changed = error instanceof ProblemError && [409, 412].includes(error.problem.status);
  return (
    <article className="card task">
      <h3 lang="vi">
        <Link to="/work/assignments/$assignmentId" params={{ assignmentId: assignment.assignmentId }}>
          {assignment.title}
        </Link>
      </h3>
      <p className="row small">
        <AssignmentStatus {...assignment} />
        <span>
          {assignment.dueOn === null
            ? t('assignment.undated')
            : t('assignment.due', { date: formatCivilDate(assignment.dueOn) })}
        </span>
        {assignment.urgency === 'normal' ? null : (
          <strong className="tag">{t(`assignment.${assignment.urgency}`)}</strong>
        )}
        <span className="soft">{assignment.unitName}</span>
      </p>
      <Origin assignment={assignment} />
      {assignment.acknowledgedAt === null ? null : (
        <p className="soft small">
          {t('assignment.acknowledgedAt', { time: formatInstant(assignment.acknowledgedAt, language) })}
        </p>
      )}
      {changed ? (
        <Notice tone="attention" announce>
          <p>{t('assignment.changed')}</p>
        </Notice>
      ) : error === null ? null : (
        <Failure error={error} retry={() => mutate(assignment)} />
      )}
      {props.mayAcknowledge ? (
        <p className="no-print">
          <Button
            look={props.first ? 'primary' : 'plain'}
            aria-label={`${t('assignment.acknowledge')}: ${assignment.title}`}
            isDisabled={isPending}
            onPress={() => mutate(assignment)}
          >
            {t(isPending ? 'assignment.acknowledging' : 'assignment.acknowledge')}
          </Button>
        </p>
      ) : null}
    </article>
  );
}

/** Where the task comes from: a directive, or a review. */
function Origin({ assignment }: { readonly assignment: AssignmentView }) {
  const { t } = useTranslation();
  if (assignment.kind === 'rectification') {
    return (
      <p className="small">
        {assignment.caseId === null ? (
          t('assignment.rectification')
        ) : (
          <Link to="/work/cases/$caseId" params={{ caseId: assignment.caseId }}>
            {t('assignment.rectification')}
          </Link>
        )}
      </p>
    );
  }
  if (assignment.directiveId === null) return null;
  return (
    <p className="small">
      <Link to="/directives/$directiveId" params={{ directiveId: assignment.directiveId }}>
        {t('assignment.directive', { number: assignment.directiveNumber ?? '' })}
      </Link>
    </p>
  );
}
