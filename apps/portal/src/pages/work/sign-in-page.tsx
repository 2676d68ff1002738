import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPart } from '../../api/load-part.js';
import { useSession } from '../../session/session-context.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { Failure } from '../../ui/states.js';

export function SignInPage() {
  const { t } = useTranslation();
  const { expired } = useSession();
  const here = useRouterState({ select: ({ location }) => location.href });
  const [failure, setFailure] = useState<unknown>(null);
  const [leaving, setLeaving] = useState(false);
  const signIn = () => {
    setFailure(null);
    setLeaving(true);
    leaveToSignIn(here).catch((error: unknown) => {
      setFailure(error);
      setLeaving(false);
    });
  };
  return (
    <div className="stack">
      <PageTitle lead={t('session.lead')}>{t('session.title')}</PageTitle>
      {expired ? (
        <Notice tone="attention" icon="clock" announce>
          <p>{t('session.expired')}</p>
        </Notice>
      ) : null}
      {failure === null ? null : <Failure error={failure} />}
      <Button look="primary" onPress={signIn} isDisabled={leaving}>
        {t('session.signIn')}
      </Button>
      <p className="soft">{t('session.citizen')}</p>
    </div>
  );
}

async function leaveToSignIn(returnTo: string): Promise<void> {
  const { startSignIn } = await loadPart(() => import('../../session/sign-in.js'));
  await startSignIn(returnTo);
}
