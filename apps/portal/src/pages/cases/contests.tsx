import type { FlagView } from '@namkhong/contracts/http/scoring-flags';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { errorAt } from '../../api/errors.js';
import { contestFlag, decideContest, flagKey, type ContestDecision } from '../../api/scoring.js';
import { ActFailure } from '../../forms/act-failure.js';
import { useAct } from '../../forms/use-act.js';
import { useDraft } from '../../forms/use-draft.js';
import { formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Button } from '../../ui/button.js';
import { TextArea } from '../../ui/text-area.js';
import { useCaller } from '../work/caller-context.js';
import { mayDo } from '../work/sections.js';

type Contest = FlagView['contests'][number];

const words = z.object({ text: z.string() });
const noWords = { text: '' };

/** What was said against a flag and what was decided; and the means to say it, for those who may. */
export function Contests({ flag }: { readonly flag: FlagView }) {
  const { t } = useTranslation();
  const { grants } = useCaller();
  const mayContest = flag.state === 'raised' && mayDo('flag.contest', grants);
  if (flag.contests.length === 0 && !mayContest) return null;
  return (
    <section className="section" aria-labelledby="contests">
      <h2 id="contests">{t('flag.contests')}</h2>
      {flag.contests.map((contest) => (
        <ContestCard key={contest.contestId} flag={flag} contest={contest} />
      ))}
      {mayContest ? <ContestForm flag={flag} /> : null}
    </section>
  );
}

function ContestForm({ flag }: { readonly flag: FlagView }) {
  const { t } = useTranslation();
  const { draft, change, discard } = useDraft(`contest:${flag.flagId}`, words, noWords);
  const { mutate, error, isPending } = useAct(
    (api, { text }: typeof draft, key) => contestFlag(api, flag.flagId, text, key),
    { refresh: [flagKey(flag.flagId)], onDone: discard },
  );
  return (
    <form
      className="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        mutate(draft);
      }}
    >
      <TextArea
        label={t('flag.contestLabel')}
        hint={t('flag.contestHint')}
        error={errorAt(error, 'text')}
        value={draft.text}
        onChange={(text) => change({ text })}
        maxLength={5000}
        isRequired
      />
      <Button type="submit" look="primary" isDisabled={isPending || draft.text.trim() === ''}>
        {t('flag.contest')}
      </Button>
      <ActFailure error={error} />
    </form>
  );
}

function ContestCard({ flag, contest }: { readonly flag: FlagView; readonly contest: Contest }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { grants } = useCaller();
  const { decision } = contest;
  return (
    <article className="card">
      <p className="small soft">
        {t(`flag.contestBy.${contest.by}`, { date: formatInstant(contest.lodgedAt, language) })}
      </p>
      <p>{contest.text ?? t('flag.contestWithheld')}</p>
      {decision === null ? null : (
        <p>
          <strong>{t(`flag.outcome.${decision.outcome}`)}</strong> {decision.reason}
        </p>
      )}
      {decision === null && mayDo('flag.decide-contest', grants) ? (
        <DecisionForm flag={flag} contest={contest} />
      ) : null}
    </article>
  );
}

function DecisionForm({ flag, contest }: { readonly flag: FlagView; readonly contest: Contest }) {
  const { t } = useTranslation();
  const { draft, change, discard } = useDraft(`contest-decision:${contest.contestId}`, words, noWords);
  const { mutate, error, isPending } = useAct(
    (api, decision: ContestDecision, key) =>
      decideContest(api, flag.flagId, contest.contestId, decision, key),
    { refresh: [flagKey(flag.flagId)], onDone: discard },
  );
  const reason = draft.text;
  const decided = reason.trim() !== '' && !isPending;
  return (
    <div className="no-print">
      <TextArea
        label={t('flag.reason')}
        hint={t('flag.reasonHint')}
        error={errorAt(error, 'reason')}
        value={reason}
        onChange={(text) => change({ text })}
        maxLength={5000}
        isRequired
      />
      <p className="row">
        <Button onPress={() => mutate({ outcome: 'upheld', reason })} isDisabled={!decided}>
          {t('flag.uphold')}
        </Button>
        <Button onPress={() => mutate({ outcome: 'rejected', reason })} isDisabled={!decided}>
          {t('flag.reject')}
        </Button>
      </p>
      <ActFailure error={error} />
    </div>
  );
}
