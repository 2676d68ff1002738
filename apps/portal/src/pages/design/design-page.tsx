import { useTranslation } from 'react-i18next';
import { OfflineError, ProblemError, UnreadableAnswerError } from '../../api/errors.js';
import { useIllustrative } from '../../ui/illustrative.js';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { Colours } from './colours.js';
import { Controls } from './controls.js';
import { Figures } from './figures.js';
import { Sample } from './sample.js';
import './design.css';

const refused = (status: number, code: string, title: string) =>
  new ProblemError({ type: 'about:blank', title, status, code, correlationId: '0199a2f0-7c11' });

/** Every component of `src/ui` with each of its states: what is not here cannot be looked at. */
export function DesignPage() {
  const { t } = useTranslation();
  useIllustrative(true);
  const retry = () => undefined;
  return (
    <>
      <PageTitle lead={t('design.lead')}>{t('design.title')}</PageTitle>
      <Colours />
      <Sample title={t('design.loading')}>
        <Loading />
      </Sample>
      <Sample title={t('design.empty')}>
        <Empty title={t('home.unitsEmpty')} text={t('design.sampleText')} />
      </Sample>
      <Sample title={t('design.error')}>
        <Failure error={refused(503, 'overloaded', t('design.sampleText'))} retry={retry} />
      </Sample>
      <Sample title={t('design.offline')}>
        <Failure error={new OfflineError()} retry={retry} />
      </Sample>
      <Sample title={t('design.forbidden')}>
        <Failure error={refused(403, 'role-missing', t('state.forbiddenTitle'))} />
      </Sample>
      <Sample title={t('design.unreadable')}>
        <Failure error={new UnreadableAnswerError()} retry={retry} />
      </Sample>
      <Sample title={t('design.notices')}>
        <Notice title={t('design.notices')}>
          <p>{t('design.sampleText')}</p>
        </Notice>
        <Notice tone="good">
          <p>{t('design.sampleText')}</p>
        </Notice>
        <Notice tone="attention">
          <p>{t('design.sampleText')}</p>
        </Notice>
      </Sample>
      <Controls />
      <Figures />
    </>
  );
}
