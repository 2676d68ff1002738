/** A text in both languages of the platform. */
interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** An answer to choose; there is no free text, by which people could be known. */
export interface FurtherOption {
  readonly code: string;
  readonly label: Bilingual;
}

/** Holds where the level of a criterion lies between both bounds (1–5, included); never where it was not answered. */
export interface LevelCondition {
  readonly criterion: string;
  readonly atLeast: number;
  readonly atMost: number;
}

/** Holds where one of these options was chosen for a question that is asked. */
export interface ChoiceCondition {
  readonly question: string;
  readonly isOneOf: readonly string[];
}

/** One question beside the criteria. */
export interface FurtherQuestion {
  readonly code: string;
  readonly question: Bilingual;
  /** How many of the options may be chosen. */
  readonly choose: 'one' | 'several';
  readonly options: readonly FurtherOption[];
  /** It is asked where all of these hold; always where there are none. */
  readonly askedWhen: readonly (LevelCondition | ChoiceCondition)[];
}

/** What somebody chose, by the code of the question. */
export type FurtherAnswers = Readonly<Record<string, readonly string[]>>;

/** Levels by criterion. */
type Levels = Readonly<Record<string, number>>;

/**
 * The questions that are asked of whoever gave these levels and answers so far, in their order. An answer to a question that
 * is not asked counts for no condition. The service and the page decide by this one function.
 */
export function questionsAsked(
  questions: readonly FurtherQuestion[],
  levels: Levels,
  answers: FurtherAnswers,
): FurtherQuestion[] {
  const asked = new Map<string, FurtherQuestion>();
  for (const question of questions) {
    const holds = (condition: LevelCondition | ChoiceCondition) =>
      'criterion' in condition
        ? isWithin(levelOf(levels, condition.criterion), condition)
        : asked.has(condition.question) &&
          chosen(answers, condition.question).some((option) => condition.isOneOf.includes(option));
    if (question.askedWhen.every(holds)) asked.set(question.code, question);
  }
  return [...asked.values()];
}

/** Why an answer is not taken. */
export type AnswerFault = 'further-not-asked' | 'further-option-unknown' | 'further-one-option';

/**
 * What is wrong with the answers to a form, by question; empty where they can be kept. Nothing has to be answered.
 */
export function faultsOfAnswers(
  questions: readonly FurtherQuestion[],
  levels: Levels,
  answers: FurtherAnswers,
): { readonly question: string; readonly fault: AnswerFault }[] {
  const asked = new Map(
    questionsAsked(questions, levels, answers).map((question) => [question.code, question]),
  );
  return Object.keys(answers).flatMap((code) => {
    const fault = faultOfAnswer(asked.get(code), chosen(answers, code));
    return fault === undefined ? [] : [{ question: code, fault }];
  });
}

function faultOfAnswer(
  question: FurtherQuestion | undefined,
  options: readonly string[],
): AnswerFault | undefined {
  if (!question) return 'further-not-asked';
  const known = new Set(question.options.map(({ code }) => code));
  if (options.length === 0 || options.some((option) => !known.has(option))) return 'further-option-unknown';
  const isTooMany = question.choose === 'one' ? options.length > 1 : new Set(options).size < options.length;
  return isTooMany ? 'further-one-option' : undefined;
}

/** Why a form cannot be asked. */
export type FormFault =
  | 'form-code-repeated'
  | 'form-option-repeated'
  | 'form-criterion-unknown'
  | 'form-question-not-earlier'
  | 'form-option-unknown'
  | 'form-never-asked';

/**
 * What is wrong with a form, by its question; empty where it can be asked. A condition looks back only, so a form has no
 * circles, and names what there is, so none waits for an answer that cannot be given.
 *
 * @param criteria codes that the ballot asks
 */
export function faultsOfForm(
  questions: readonly FurtherQuestion[],
  criteria: readonly string[],
): { readonly question: string; readonly fault: FormFault }[] {
  const earlier = new Map<string, FurtherQuestion>();
  const faults: { question: string; fault: FormFault }[] = [];
  for (const question of questions) {
    const note = (fault: FormFault) => faults.push({ question: question.code, fault });
    if (earlier.has(question.code)) note('form-code-repeated');
    if (new Set(question.options.map(({ code }) => code)).size < question.options.length)
      note('form-option-repeated');
    for (const condition of question.askedWhen) {
      const fault = faultOfCondition(condition, earlier, criteria);
      if (fault) note(fault);
    }
    earlier.set(question.code, question);
  }
  return faults;
}

function faultOfCondition(
  condition: LevelCondition | ChoiceCondition,
  earlier: ReadonlyMap<string, FurtherQuestion>,
  criteria: readonly string[],
): FormFault | undefined {
  if ('criterion' in condition) {
    if (!criteria.includes(condition.criterion)) return 'form-criterion-unknown';
    return condition.atLeast > condition.atMost ? 'form-never-asked' : undefined;
  }
  const question = earlier.get(condition.question);
  if (!question) return 'form-question-not-earlier';
  const known = new Set(question.options.map(({ code }) => code));
  return condition.isOneOf.every((option) => known.has(option)) ? undefined : 'form-option-unknown';
}

function isWithin(level: number | undefined, { atLeast, atMost }: LevelCondition): boolean {
  return level !== undefined && level >= atLeast && level <= atMost;
}

function levelOf(levels: Levels, criterion: string): number | undefined {
  return Object.hasOwn(levels, criterion) ? levels[criterion] : undefined;
}

function chosen(answers: FurtherAnswers, question: string): readonly string[] {
  return Object.hasOwn(answers, question) ? (answers[question] ?? []) : [];
}
