import { refusalGround, type ModeratedComment, type Poll } from '@namkhong/contracts/http/feedback-polls';
import type { TFunction } from 'i18next';
import { arrangePoll, decideComment, withdrawPoll } from '../../api/polls.js';
import type { Act, ActBody, ActField } from '../../forms/act.js';
import type { Choice } from '../../ui/choices.js';

/** Arranges a poll of one of the units. */
export function arrangeAct(units: readonly Choice<string>[], t: TFunction): Act {
  const line = (name: 'titleVi' | 'titleEn'): ActField => ({ name, label: t(`poll.${name}`), kind: 'line' });
  const lines = (name: 'textVi' | 'textEn' | 'optionsVi' | 'optionsEn'): ActField => ({
    ...{ name, label: t(`poll.${name}`), kind: 'lines' },
  });
  return {
    ...{ name: 'arrange', title: t('poll.acts.arrange'), text: t('poll.explained.arrange') },
    fields: [
      { name: 'unitId', label: t('poll.unit'), kind: 'choice', choices: units },
      ...[line('titleVi'), line('titleEn'), lines('textVi'), lines('textEn')],
      ...[lines('optionsVi'), lines('optionsEn')],
      { name: 'maxChoices', label: t('poll.maxChoices'), kind: 'whole', optional: true },
      { name: 'document', label: t('poll.number'), kind: 'line', longest: 60, optional: true },
      { name: 'takesComments', label: t('poll.takesComments'), kind: 'yes-no' },
      { name: 'opensOn', label: t('poll.opensOn'), kind: 'date' },
      { name: 'closesOn', label: t('poll.closesOn'), kind: 'date' },
    ],
    send: (api, body, key) => arrangePoll(api, toRequest(body), key),
  };
}

/** Both languages line by line; an option is known by its place. */
function toRequest({ titleVi, titleEn, textVi, textEn, optionsVi, optionsEn, ...rest }: ActBody): object {
  const english = linesOf(optionsEn);
  const options = linesOf(optionsVi).map((vi, index) => ({
    ...{ code: `option-${index + 1}`, label: { vi, en: english[index] ?? vi } },
  }));
  return { ...rest, title: { vi: titleVi, en: titleEn }, text: { vi: textVi, en: textEn }, options };
}

function linesOf(text: unknown): string[] {
  return (typeof text === 'string' ? text : '')
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

export function withdrawAct({ pollId }: Poll, t: TFunction): Act {
  return {
    ...{ name: 'withdraw', title: t('poll.acts.withdraw'), text: t('poll.explained.withdraw') },
    fields: [{ name: 'reason', label: t('poll.reason'), kind: 'lines' }],
    send: (api, body) => withdrawPoll(api, pollId, body),
  };
}

/** Publish as it is, or refuse on a ground; what leads to a person can only be refused. */
export function actsOnComment({ commentId, personalMark }: ModeratedComment, t: TFunction): readonly Act[] {
  const grounds = refusalGround.options.map((value) => ({ value, label: t(`poll.grounds.${value}`) }));
  return [
    ...(personalMark === null
      ? [
          {
            ...{
              name: 'publish',
              title: t('poll.acts.publish'),
              text: t('poll.explained.publish'),
              fields: [],
            },
            send: (api, body) => decideComment(api, commentId, 'publication', body),
          } satisfies Act,
        ]
      : []),
    {
      ...{ name: 'refuse', title: t('poll.acts.refuse'), text: t('poll.explained.refuse') },
      fields: [{ name: 'ground', label: t('poll.ground'), kind: 'choice', choices: grounds }],
      send: (api, body) => decideComment(api, commentId, 'refusal', body),
    },
  ];
}
