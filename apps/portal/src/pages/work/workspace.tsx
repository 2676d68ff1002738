import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CallerView } from '@namkhong/contracts/http/directive';
import { callerQuery } from '../../api/directive.js';
import { useApi } from '../../api/use-api.js';
import { useSession } from '../../session/session-context.js';
import type { Session } from '../../session/session.js';
import { Loaded } from '../../ui/loaded.js';
import { CallerContext } from './caller-context.js';
import { sectionsOf } from './sections.js';
import { SignInPage } from './sign-in-page.js';
import './work.css';

/** Everything for officials stands inside: who you are, your sections, and the page of one of them. */
export function Workspace() {
  const { session } = useSession();
  return session === null ? <SignInPage /> : <SignedIn session={session} />;
}

function SignedIn({ session }: { readonly session: Session }) {
  const query = useQuery(callerQuery(useApi(), session.subject));
  return (
    <Loaded query={query}>
      {(caller) => (
        <CallerContext value={caller}>
          <WorkHeader caller={caller} session={session} />
          <Outlet />
        </CallerContext>
      )}
    </Loaded>
  );
}

function WorkHeader({ caller, session }: { readonly caller: CallerView; readonly session: Session }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="row row--between work-head">
        <p className="small">
          <strong>{t('work.signedInAs', { subject: session.name ?? caller.subject })}</strong>
          <br />
          <span className="soft">
            {caller.grants
              .map(({ role, unitName }) => `${t(`role.${role}`)}, ${unitName ?? t('work.everywhere')}`)
              .join('; ')}
          </span>
        </p>
        <button type="button" className="link-button no-print" onClick={() => void leave(session)}>
          {t('session.signOut')}
        </button>
      </div>
      <nav className="section-nav" aria-label={t('work.sections')}>
        {sectionsOf(caller.grants).map(({ name, to }) => (
          <Link key={name} to={to}>
            {t(`work.${name}`)}
          </Link>
        ))}
      </nav>
    </>
  );
}

async function leave(session: Session): Promise<void> {
  const { signOut } = await import('../../session/sign-in.js');
  await signOut(session);
}
