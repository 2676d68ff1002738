import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  faultsOfAnswers,
  faultsOfForm,
  questionsAsked,
  type FurtherAnswers,
  type FurtherQuestion,
} from './further-form.js';

const text = { vi: 'Câu', en: 'Text' };
const option = (code: string) => ({ code, label: text });
const question = (code: string, change: Partial<FurtherQuestion> = {}): FurtherQuestion => ({
  ...{ code, question: text, choose: 'one', options: ['yes', 'no'].map(option), askedWhen: [] },
  ...change,
});
const low = { criterion: 'access', atLeast: 1, atMost: 2 };
const form = [
  question('waited', { askedWhen: [low] }),
  question('why', {
    choose: 'several',
    options: ['crowd', 'papers', 'closed'].map(option),
    askedWhen: [{ question: 'waited', isOneOf: ['yes'] }],
  }),
  question('again'),
];
const codes = (asked: readonly FurtherQuestion[]) => asked.map(({ code }) => code);

describe('a form beside the criteria', () => {
  it('asks along its branches', () => {
    expect(codes(questionsAsked(form, { access: 5 }, {}))).toEqual(['again']);
    expect(codes(questionsAsked(form, { access: 2 }, {}))).toEqual(['waited', 'again']);
    expect(codes(questionsAsked(form, { access: 1 }, { waited: ['no'] }))).toEqual(['waited', 'again']);
    expect(codes(questionsAsked(form, { access: 1 }, { waited: ['yes'] }))).toEqual([
      'waited',
      'why',
      'again',
    ]);
    // Whoever changes the level afterwards has not been asked, whatever was answered before.
    expect(codes(questionsAsked(form, { access: 5 }, { waited: ['yes'] }))).toEqual(['again']);
    expect(codes(questionsAsked(form, {}, { waited: ['yes'] }))).toEqual(['again']);
  });

  it('takes what was asked, and names what was not', () => {
    const judge = (answers: FurtherAnswers, access = 1) => faultsOfAnswers(form, { access }, answers);
    expect(judge({ waited: ['yes'], why: ['crowd', 'closed'], again: ['no'] })).toEqual([]);
    expect(judge({})).toEqual([]);
    expect(judge({ waited: ['yes'], why: ['crowd'] }, 4)).toEqual([
      { question: 'waited', fault: 'further-not-asked' },
      { question: 'why', fault: 'further-not-asked' },
    ]);
    expect(judge({ waited: ['perhaps'] })).toEqual([{ question: 'waited', fault: 'further-option-unknown' }]);
    expect(judge({ again: ['yes', 'no'] })).toEqual([{ question: 'again', fault: 'further-one-option' }]);
    expect(judge({ waited: ['yes'], why: ['crowd', 'crowd'] })).toEqual([
      { question: 'why', fault: 'further-one-option' },
    ]);
    expect(judge({ constructor: ['yes'] })).toEqual([
      { question: 'constructor', fault: 'further-not-asked' },
    ]);
    expect(judge({ again: [] })).toEqual([{ question: 'again', fault: 'further-option-unknown' }]);
  });

  it('is refused where it could not be asked', () => {
    const faults = (...questions: FurtherQuestion[]) => faultsOfForm(questions, ['access']);
    expect(faults(...form)).toEqual([]);
    expect(faults(question('a'), question('a'))).toEqual([{ question: 'a', fault: 'form-code-repeated' }]);
    expect(faults(question('a', { options: [option('x'), option('x')] }))).toEqual([
      { question: 'a', fault: 'form-option-repeated' },
    ]);
    const when = (askedWhen: FurtherQuestion['askedWhen']) =>
      faultsOfForm([question('first'), question('a', { askedWhen })], ['access']).map(({ fault }) => fault);
    expect(when([{ criterion: 'beauty', atLeast: 1, atMost: 2 }])).toEqual(['form-criterion-unknown']);
    expect(when([{ criterion: 'access', atLeast: 4, atMost: 2 }])).toEqual(['form-never-asked']);
    expect(when([{ question: 'a', isOneOf: ['yes'] }])).toEqual(['form-question-not-earlier']);
    expect(when([{ question: 'first', isOneOf: ['maybe'] }])).toEqual(['form-option-unknown']);
  });

  const names = ['a', 'b', 'c', 'd'];
  const condition = fc.oneof(
    fc.record({
      criterion: fc.constantFrom('access', 'result'),
      atLeast: fc.integer({ min: 1, max: 5 }),
      atMost: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({
      question: fc.constantFrom(...names),
      isOneOf: fc.subarray(['yes', 'no'], { minLength: 1 }),
    }),
  );
  const forms = fc
    .array(fc.array(condition, { maxLength: 2 }), { maxLength: 4 })
    .map((all) => all.map((askedWhen, index) => question(names[index] ?? '', { askedWhen })))
    .filter((questions) => faultsOfForm(questions, ['access', 'result']).length === 0);
  const someLevels = fc.dictionary(fc.constantFrom('access', 'result'), fc.integer({ min: 1, max: 5 }));

  it('takes whatever somebody answers who is led by it, step by step', () => {
    fc.assert(
      fc.property(
        forms,
        someLevels,
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        (questions, levels, picks) => {
          let answers: FurtherAnswers = {};
          for (let step = 0; step < questions.length; step += 1) {
            const next = questionsAsked(questions, levels, answers).find(({ code }) => !(code in answers));
            if (next) answers = { ...answers, [next.code]: [picks[step] ? 'yes' : 'no'] };
          }
          expect(faultsOfAnswers(questions, levels, answers)).toEqual([]);
        },
      ),
    );
  });

  it('never asks more because something was answered that is not asked', () => {
    fc.assert(
      fc.property(forms, someLevels, (questions, levels) => {
        const all = Object.fromEntries(names.map((name) => [name, ['yes', 'no']]));
        const asked = questionsAsked(questions, levels, all);
        const answered = Object.fromEntries(asked.map(({ code }) => [code, ['yes', 'no']]));
        expect(questionsAsked(questions, levels, answered)).toEqual(asked);
      }),
    );
  });
});
