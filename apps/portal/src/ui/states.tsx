import { useTranslation } from 'react-i18next';
import { OfflineError, ProblemError, UnreadableAnswerError } from '../api/errors.js';
import { Button } from './button.js';
import { Notice } from './notice.js';

export function Loading() {
  const { t } = useTranslation();
  return (
    <div role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      <div className="skeleton" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    </div>
  );
}

export function Empty({ title, text }: { readonly title: string; readonly text?: string }) {
  return <Notice title={title}>{text === undefined ? null : <p>{text}</p>}</Notice>;
}

/** What went wrong, with the service's own title and code, and a way to try again. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { t } = useTranslation();
  const again =
    retry === undefined ? null : (
      <p className="no-print">
        <Button onPress={retry}>{t('state.retry')}</Button>
      </p>
    );
  if (error instanceof OfflineError) {
    return (
      <Notice tone="attention" icon="offline" title={t('state.offlineTitle')} announce>
        <p>{t('state.offlineText')}</p>
        {again}
      </Notice>
    );
  }
  if (error instanceof ProblemError) return <ProblemNotice error={error} again={again} />;
  const unreadable = error instanceof UnreadableAnswerError;
  return (
    <Notice tone="attention" title={t(unreadable ? 'state.unreadableTitle' : 'state.crashTitle')} announce>
      {unreadable ? <p>{t('state.unreadableText')}</p> : null}
      {again}
    </Notice>
  );
}

function ProblemNotice({ error, again }: { readonly error: ProblemError; readonly again: React.ReactNode }) {
  const { t } = useTranslation();
  const { problem } = error;
  const forbidden = problem.status === 403;
  return (
    <Notice
      tone="attention"
      icon={forbidden ? 'lock' : 'alert'}
      title={forbidden ? t('state.forbiddenTitle') : problem.title}
      announce
    >
      {forbidden ? <p>{t('state.forbiddenText')}</p> : null}
      {problem.detail === undefined ? null : <p>{problem.detail}</p>}
      <p className="small soft">
        {t('state.code')}: <code>{problem.code}</code>
        {problem.correlationId === undefined ? null : (
          <>
            <br />
            {t('state.correlation')}: <code>{problem.correlationId}</code>
          </>
        )}
      </p>
      {forbidden ? null : again}
    </Notice>
  );
}
