import type { FurtherAnswers, FurtherForm } from '@namkhong/contracts/http/feedback-forms';
import { questionsAsked } from '@namkhong/domain';
import type { Language } from '../i18n/language.js';
import { choiceGroup } from './choice-group.js';
import type { RateTexts } from './texts.vi.js';

type Levels = Readonly<Record<string, number>>;

/** What is asked beside the criteria: every question is there, and shown while the answers so far lead to it. */
export function furtherQuestions(form: FurtherForm | null, texts: RateTexts, language: Language) {
  const questions = form?.questions ?? [];
  const groups = new Map(
    questions.map(({ code, question, choose, options }) => [
      code,
      choiceGroup(
        {
          name: `further-${code}`,
          title: question[language],
          clearLabel: `${texts.clear}: ${question[language]}`,
          type: choose === 'one' ? 'radio' : 'checkbox',
          layout: 'list',
          options: options.map(({ code: value, label }) => ({ value, label: label[language] })),
        },
        texts,
      ),
    ]),
  );
  const given = () => {
    const chosen = [...groups].map(([code, group]) => [
      code,
      [...group.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value),
    ]);
    return Object.fromEntries(chosen) as Record<string, string[]>;
  };
  return {
    nodes: [...groups.values()],
    /** Shows what these levels, and what is chosen, lead to. */
    follow(levels: Levels): void {
      const asked = new Set(questionsAsked(questions, levels, given()).map(({ code }) => code));
      for (const [code, group] of groups) group.hidden = group.disabled = !asked.has(code);
    },
    /** The answers to what is asked, without what was left out; null where there are none. */
    answers(levels: Levels): FurtherAnswers | null {
      const chosen = given();
      const asked = questionsAsked(questions, levels, chosen).filter(({ code }) => chosen[code]?.length);
      if (!form || asked.length === 0) return null;
      const answers = Object.fromEntries(asked.map(({ code }) => [code, chosen[code] ?? []]));
      return { formId: form.formId, answers };
    },
  };
}
