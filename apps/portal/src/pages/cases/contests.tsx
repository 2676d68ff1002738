import type { FlagView } from '@namkhong/contracts/http/scoring-flags';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contestFlag, decideContest, flagQuery, type ContestDecision } from '../../api/scoring.js';
import { useApi } from '../../api/use-api.js';
import { formatInstant } from '../../format/format-date.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';
import { useCaller } from '../work/caller-context.js';
import { mayDo } from '../work/sections.js';

type Contest = FlagView['contests'][number];

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
  const api = useApi();
  const [text, setText] = useState('');
  const { mutate, error, isPending } = useFlagMutation(flag, (words: string) =>
    contestFlag(api, flag.flagId, words),
  );
  return (
    <form
      className="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        mutate(text);
      }}
    >
      <TextArea
        label={t('flag.contestLabel')}
        hint={t('flag.contestHint')}
        value={text}
        onChange={setText}
        maxLength={5000}
        isRequired
      />
      <Button type="submit" look="primary" isDisabled={isPending || text.trim() === ''}>
        {t('flag.contest')}
      </Button>
      {error === null ? null : <Failure error={error} retry={() => mutate(text)} />}
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
  const api = useApi();
  const [reason, setReason] = useState('');
  const { mutate, error, isPending, variables } = useFlagMutation(flag, (decision: ContestDecision) =>
    decideContest(api, flag.flagId, contest.contestId, decision),
  );
  const decided = reason.trim() !== '' && !isPending;
  return (
    <div className="no-print">
      <TextArea
        label={t('flag.reason')}
        hint={t('flag.reasonHint')}
        value={reason}
        onChange={setReason}
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
      {error === null || variables === undefined ? null : (
        <Failure error={error} retry={() => mutate(variables)} />
      )}
    </div>
  );
}

/** Whatever comes of it, the flag is read again. */
function useFlagMutation<Variables>(flag: FlagView, mutationFn: (given: Variables) => Promise<FlagView>) {
  const client = useQueryClient();
  const { queryKey } = flagQuery(useApi(), flag.flagId);
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey }) });
}
