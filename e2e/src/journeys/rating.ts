import { assignment, handlingCase, type CaseView } from '@namkhong/contracts/http/directive';
import { ballotHeader, ballotView, ratingReceipt } from '@namkhong/contracts/http/feedback';
import { message } from '@namkhong/contracts/http/notification';
import { page } from '@namkhong/contracts/http/page';
import { watermark } from '@namkhong/contracts/http/scoring';
import { evaluationResult, flag } from '@namkhong/contracts/http/scoring-flags';
import { indexResult } from '@namkhong/contracts/http/scoring-query';
import { simulatedMessages } from '@namkhong/contracts/http/simulator';
import { demoOfficials, demoUnit, eventually } from '@namkhong/nk';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import { refused } from '../loop/refused.js';
import type { Trace } from '../loop/trace.js';
import { closeDossier } from './close-dossier.js';
import { findUnit } from './find-unit.js';

/** The two quarters of replayed ballots, and the official whose ratings in them are low. */
const quarters = ['2026-Q2', '2026-Q3'] as const;
const window = { from: '2026-04', to: '2026-09' };
const lowOfficial = demoOfficials[1];

/**
 * A rating's way: ballot → rating → cells → figure → flag → case → rectification → SMS → receipt → acknowledged.
 * The flag is that of the replayed quarters: no single rating raises one.
 */
export async function followRating(cast: Cast, trace: Trace): Promise<void> {
  const say = (step: string, details: Readonly<Record<string, unknown>>) =>
    trace.add({ journey: 'rating', step, ...details });
  const wardId = await findUnit(cast, demoUnit.name, demoUnit.code);

  await castRating(cast, say);
  await queryIndex(cast, wardId, say);
  const opened = await followFlag(cast, wardId, say);
  await followRectification(cast, opened, say);
}

type Say = (step: string, details: Readonly<Record<string, unknown>>) => void;

async function castRating({ citizen, operator }: Cast, say: Say): Promise<void> {
  const token = await closeDossier(operator);
  say('dossier closed, ballot issued', { unit: demoUnit.code });

  const headers = { [ballotHeader]: token };
  const { setCode, questions } = await citizen.call('/api/feedback/v1/ballot', ballotView, { headers });
  const codes = questions.map(({ code }) => code);
  demand('the five elements', codes, ({ length }) => length === 5);
  const levels = Object.fromEntries(codes.map((code, index) => [code, 5 - (index % 2)]));
  const rate = (body: unknown, ballot = token) =>
    citizen.call('/api/feedback/v1/ratings', ratingReceipt, {
      json: body,
      headers: { [ballotHeader]: ballot },
    });

  const levelSix = await refused('a level of 6', rate({ levels: { ...levels, [codes[0] ?? '']: 6 } }));
  const forged = await refused('a forged ballot', rate({ levels }, 'A'.repeat(22)));
  const before = await operator.call('/api/scoring/v1/watermark', watermark);
  const began = performance.now();
  await rate({ levels, secondsTaken: 40 });
  const answeredMs = Math.round(performance.now() - began);
  await eventually(
    'the rating in the cells',
    async () => {
      const mark = await operator.call('/api/scoring/v1/watermark', watermark);
      return mark.ratings === before.ratings + 1 ? mark : undefined;
    },
    { everyMs: 20 },
  );
  const foldedMs = Math.round(performance.now() - began);
  const spent = await refused('a spent ballot', rate({ levels }));
  demand(
    'refusals',
    { levelSix, forged, spent },
    (codesOf) =>
      codesOf.levelSix === '422 input-invalid' &&
      codesOf.forged === '404 ballot-unknown' &&
      codesOf.spent === '409 ballot-spent',
  );
  say('rating cast and folded into the cells', { setCode, answeredMs, foldedMs, levelSix, forged, spent });
}

async function queryIndex({ analyst }: Cast, wardId: string, say: Say): Promise<void> {
  const { rows } = await analyst.call('/api/scoring/v1/query', indexResult, {
    json: {
      setCode: 'sipas',
      measures: ['linear', 'top-two-box', 'n'],
      dimensions: ['unit'],
      grain: 'quarter',
      window,
      filters: { unitIds: [wardId] },
    },
  });
  demand(
    'a row for each quarter',
    rows.map(({ period }) => period),
    (periods) => periods.join() === quarters.join(),
  );
  for (const { period, n, linear, linearInterval, topTwoBox } of rows) {
    demand(
      `score and interval of ${period}`,
      { linear, linearInterval },
      (row) => row.linear !== null && row.linearInterval !== null,
    );
    say('index queried', { period, n, linear, linearInterval, topTwoBox });
  }
}

async function followFlag({ operator, reviewer }: Cast, wardId: string, say: Say): Promise<CaseView> {
  const { items: flags } = await reviewer.call('/api/scoring/v1/flags', page(flag));
  const [raised] = demand('one flag', flags, ({ length }) => length === 1);
  if (!raised) throw new Error('unreachable');
  demand(
    'the quarters of the flag',
    raised.evidence.map(({ quarter }) => quarter),
    (found) => found.join() === quarters.join(),
  );
  const held = new Map(raised.conditions.map(({ id, holds }) => [id, holds]));
  demand('every condition holds', [...held.values()], (all) => all.every((answer) => answer === 'yes'));
  demand('the official may contest it', raised.state, (state) => state === 'raised');
  say('official flagged low', {
    flagId: raised.flagId,
    conditions: Object.fromEntries(held),
    evidence: raised.evidence,
    eValue: raised.eValue,
    sensitivity: raised.sensitivity,
    contestUntil: raised.contestUntil,
  });

  const again = await operator.call('/api/scoring/v1/evaluations', evaluationResult, {
    json: { setCode: 'sipas', quarter: quarters[1] },
  });
  demand(
    'a second evaluation raises nothing',
    again,
    ({ flagged, unchanged, superseded, lapsed }) =>
      flagged === 0 && unchanged === 1 && superseded === 0 && lapsed === 0,
  );

  const opened = await eventually('the case', async () => {
    const { items } = await reviewer.call('/api/directive/v1/cases', page(handlingCase));
    return items.find(({ flagId }) => flagId === raised.flagId);
  });
  demand(
    'the case is about the official who was low',
    opened,
    ({ officialCode, subject }) => officialCode === lowOfficial && subject.unitId === wardId,
  );
  say('case opened', { caseId: opened.caseId, official: opened.officialCode, status: opened.status });
  return opened;
}

async function followRectification(
  { citizen, operator, unitHead, committeeOffice }: Cast,
  { caseId, assignment: rectification }: CaseView,
  say: Say,
): Promise<void> {
  if (!rectification) throw new Error(`case ${caseId} has no rectification assignment`);
  const { assignmentId } = rectification;
  const sent = await eventually('the SMS delivered', async () => {
    const { items } = await operator.call(
      `/api/notification/v1/messages?assignmentId=${assignmentId}`,
      page(message),
    );
    return items.find(({ state }) => state === 'delivered');
  });
  const phone = await citizen.call('/api/simulator/messages', simulatedMessages);
  const shown = demand('the phone shows it', phone.messages, (all) =>
    all.some(({ text, receipt }) => text === sent.text && receipt === 'delivered'),
  );
  say('head of the unit told by SMS', {
    text: sent.text,
    to: sent.maskedPhone,
    segments: sent.segments,
    receipt: 'delivered',
    onThePhone: shown.length,
  });

  const path = `/api/directive/v1/assignments/${assignmentId}`;
  const before = await eventually('the issuer sees it delivered', async () => {
    const seen = await committeeOffice.call(path, assignment);
    return seen.delivery?.state === 'delivered' ? seen : undefined;
  });
  const acknowledge = (version: number) =>
    unitHead.call(`${path}/acknowledgement`, assignment, {
      json: {},
      headers: { 'if-match': `"${version}"` },
    });
  const stale = await refused('an acknowledgement of an older version', acknowledge(before.version - 1));
  await acknowledge(before.version);
  const after = await committeeOffice.call(path, assignment);
  demand('the issuer sees it acknowledged', after, ({ status }) => status === 'acknowledged');
  say('acknowledged', { assignmentId, dueOn: after.dueOn, delivered: after.delivery?.at, stale });
}
