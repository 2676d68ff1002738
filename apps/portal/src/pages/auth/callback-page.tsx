import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session-context.js';
import { completeSignIn } from '../../session/sign-in.js';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { Loading } from '../../ui/states.js';

/** Where the provider sends people back; the code in the address works once. */
export function CallbackPage() {
  const { t } = useTranslation();
  const { begin } = useSession();
  const navigate = useNavigate();
  const started = useRef(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    completeSignIn().then(
      ({ session, returnTo }) => {
        begin(session);
        void navigate({ to: returnTo, replace: true });
      },
      () => setFailed(true),
    );
  }, [begin, navigate]);
  if (!failed) {
    return (
      <>
        <PageTitle>{t('session.completing')}</PageTitle>
        <Loading />
      </>
    );
  }
  return (
    <>
      <PageTitle>{t('session.failedTitle')}</PageTitle>
      <Notice tone="attention" announce>
        <p>{t('session.failedText')}</p>
        <p>
          <Link to="/work">{t('state.retry')}</Link>
        </p>
      </Notice>
    </>
  );
}
