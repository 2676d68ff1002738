import type { Poll } from '@namkhong/contracts/http/feedback-polls';
import type { TFunction } from 'i18next';
import { answerPoll, askComment, changeVote } from '../../api/polls.js';
import type { Act, ActBody, ActField } from '../../forms/act.js';
import type { Language } from '../../i18n/language.js';

/** Worked out when it is sent: the code for it is fetched then. */
async function withProof(body: object): Promise<object> {
  const { prove } = await import('../../rate/prove.js');
  return { ...body, proof: await prove() };
}

/** What anybody may do about a poll today; what needs a code may be done by whoever has one. */
export function actsOnPoll(poll: Poll, language: Language, t: TFunction): readonly Act[] {
  const { pollId, options, maxChoices, takesComments, state } = poll;
  const choices = options.map(({ code, label }) => ({ value: code, label: label[language] }));
  const choice: ActField =
    maxChoices === 1
      ? { name: 'choices', label: t('poll.choice'), kind: 'choice', choices }
      : {
          ...{ name: 'choices', label: t('poll.choice'), kind: 'several', choices },
          hint: t('poll.severalMay', { n: maxChoices }),
        };
  const code: ActField = { name: 'receiptCode', label: t('poll.receiptCode'), kind: 'line', longest: 60 };
  const text: ActField = { name: 'text', label: t('poll.commentText'), kind: 'lines', longest: 2_000 };
  const act = (name: keyof typeof explained, fields: readonly ActField[], send: Act['send']): Act => ({
    ...{ name, title: t(`poll.acts.${name}`), text: t(`poll.explained.${explained[name]}`), fields, send },
    primary: name === 'vote',
  });
  const open: readonly Act[] = [
    act('vote', [choice], async (api, body) =>
      answerPoll(api, pollId, 'votes', await withProof(listed(body))),
    ),
    ...(takesComments
      ? [
          act('comment', [text], async (api, body) =>
            answerPoll(api, pollId, 'comments', await withProof(body)),
          ),
        ]
      : []),
    act('change', [code, choice], (api, body) => changeVote(api, 'change', listed(body))),
    act('unvote', [code], (api, body) => changeVote(api, 'withdrawal', body)),
  ];
  const always: readonly Act[] = takesComments
    ? [
        act('status', [code], (api, body) => askComment(api, 'status', body)),
        act('uncomment', [code], (api, body) => askComment(api, 'withdrawal', body)),
      ]
    : [];
  return state === 'open' ? [...open, ...always] : state === 'announced' ? [] : always;
}

const explained = {
  vote: 'vote',
  comment: 'comment',
  change: 'receipt',
  unvote: 'receipt',
  status: 'receipt',
  uncomment: 'receipt',
} as const;

/** A choice of one is one text. */
function listed(body: ActBody): ActBody {
  const { choices } = body;
  return { ...body, choices: Array.isArray(choices) ? choices : [choices] };
}
