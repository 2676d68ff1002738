import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  assignment,
  callerView,
  clauseTrace,
  directive,
  handlingCase,
  unit,
  type AssignmentView,
} from '@namkhong/contracts/http/directive';
import { ballotView, ratingReceipt, ratingRequest } from '@namkhong/contracts/http/feedback';
import { caseFile, measure } from '@namkhong/contracts/http/directive-handling';
import { unitBoundaries } from '@namkhong/contracts/http/directive-boundaries';
import { disclosure } from '@namkhong/contracts/http/directive-disclosures';
import { pledgeCampaign, pledgeCoverage } from '@namkhong/contracts/http/directive-pledges';
import { publishedProposal } from '@namkhong/contracts/http/directive-proposals';
import { figureReply } from '@namkhong/contracts/http/directive-replies';
import { publishedRequest, requestFigures } from '@namkhong/contracts/http/feedback-requests';
import { followUp } from '@namkhong/contracts/http/directive-matrix';
import { unitTree } from '@namkhong/contracts/http/directive-organisation';
import {
  publicationFunnels,
  publicationSummary,
  publicationView,
} from '@namkhong/contracts/http/scoring-publication';
import { page } from '@namkhong/contracts/http/page';
import { criteriaSet, unitFigures } from '@namkhong/contracts/http/scoring';
import { contestRequest, flag, type FlagView } from '@namkhong/contracts/http/scoring-flags';
import { indexQuery, indexResult } from '@namkhong/contracts/http/scoring-query';
import { simulatedMessages } from '@namkhong/contracts/http/simulator';
import { toUnaccented } from '@namkhong/domain';
import { answer, refuse } from './answers.js';
import { caseFile as oneCaseFile } from './fixtures/case-file.js';
import { assignments, directives, handlingCase as oneCase, lowFlag, trace } from './fixtures/directives.js';
import { ballot, messages, officialResult, queryResult, tokens } from './fixtures/feedback.js';
import { criteriaSets, figures } from './fixtures/figures.js';
import {
  campaign,
  disclosures,
  figureReplies,
  pledgeCoverages,
  proposals,
  requestCounts,
  requests,
} from './fixtures/public-record.js';
import {
  boundaries,
  followUps,
  funnels,
  publication,
  signedPublication,
  tree,
} from './fixtures/publication.js';
import { units } from './fixtures/units.js';
import { ids } from './fixtures/ids.js';

/** The roles the fixture's accounts hold; an access token is the account's name. */
const grants = {
  head: { role: 'unit-head', unitId: assignments[0]?.unitId ?? null, unitName: 'Phường Bạc Liêu' },
  office: { role: 'committee-office', unitId: null, unitName: null },
  reviewer: { role: 'reviewer', unitId: null, unitName: null },
  analyst: { role: 'analyst', unitId: null, unitName: null },
} as const;
export type Account = keyof typeof grants;

/** What a browser did to the fixture, for the specs to look at. */
export interface FixtureState {
  ratings: { levels: Record<string, number>; token: string }[];
  assignments: AssignmentView[];
  spent: Set<string>;
  /** What the head of the unit said against the flag. */
  contest: string | null;
}

export function freshState(): FixtureState {
  return {
    ratings: [],
    assignments: assignments.map((one) => ({ ...one })),
    spent: new Set([tokens.spent]),
    contest: null,
  };
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly body: unknown;
  readonly state: FixtureState;
  readonly id: string;
}
type Route = readonly [method: string, pattern: RegExp, handle: (call: Call) => void];

const list = <Item>(items: readonly Item[]) => ({ items, next: null });
const notFound = ({ response }: Call) => refuse(response, 404, 'not-found', 'Không có');

/** The fictional ward has something of everything; other units have nothing. */
const publicRecordRoutes: readonly Route[] = [
  [
    'GET',
    /^\/api\/directive\/v1\/disclosures$/,
    ({ response, url }) => answer(response, page(disclosure), list(ofWard(url, disclosures))),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/pledges\/campaigns$/,
    ({ response }) => answer(response, page(pledgeCampaign), list([campaign])),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/pledges\/campaigns\/[^/]+\/coverage$/,
    ({ response }) => answer(response, pledgeCoverage, pledgeCoverages),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/proposals\/published$/,
    ({ response, url }) => answer(response, page(publishedProposal), list(ofWard(url, proposals))),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/units\/([^/]+)\/figure-replies$/,
    ({ response, id }) =>
      answer(response, page(figureReply), list(id === ids.fictionalWard ? figureReplies : [])),
  ],
  [
    'GET',
    /^\/api\/feedback\/v1\/requests\/published$/,
    ({ response, url }) => answer(response, page(publishedRequest), list(ofWard(url, requests))),
  ],
  [
    'GET',
    /^\/api\/feedback\/v1\/requests\/figures$/,
    ({ response }) => answer(response, requestFigures, requestCounts),
  ],
];

function ofWard<Item>(url: URL, items: readonly Item[]): readonly Item[] {
  return url.searchParams.get('unitId') === ids.fictionalWard ? items : [];
}

const routes: readonly Route[] = [
  [
    'GET',
    /^\/api\/directive\/v1\/units$/,
    ({ response, url }) => {
      const wanted = toUnaccented(url.searchParams.get('q') ?? '').toLowerCase();
      answer(
        response,
        page(unit),
        list(units.filter(({ name }) => toUnaccented(name).toLowerCase().includes(wanted))),
      );
    },
  ],
  ['GET', /^\/api\/directive\/v1\/units\/tree$/, ({ response }) => answer(response, unitTree, tree)],
  [
    'GET',
    /^\/api\/directive\/v1\/units\/boundaries$/,
    ({ response }) => answer(response, unitBoundaries, boundaries),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/follow-up\/published$/,
    ({ response }) => answer(response, followUp, followUps),
  ],
  ...publicRecordRoutes,
  [
    'GET',
    /^\/api\/scoring\/v1\/publications$/,
    ({ response }) => answer(response, page(publicationSummary), list([publication])),
  ],
  [
    'GET',
    /^\/api\/scoring\/v1\/publications\/[^/]+$/,
    ({ response }) => answer(response, publicationView, signedPublication),
  ],
  [
    'GET',
    /^\/api\/scoring\/v1\/publications\/[^/]+\/funnels$/,
    ({ response }) => answer(response, publicationFunnels, funnels),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/units\/([^/]+)$/,
    (call) => {
      const found = units.find(({ unitId }) => unitId === call.id);
      if (found) answer(call.response, unit, found);
      else refuse(call.response, 404, 'unit-unknown', 'Không có đơn vị này');
    },
  ],
  [
    'GET',
    /^\/api\/scoring\/v1\/units\/([^/]+)\/figures$/,
    ({ response, id }) =>
      answer(
        response,
        unitFigures,
        figures[id] ?? { unitId: id, illustrative: false, asOf: null, figures: [], series: [] },
      ),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/directives$/,
    ({ response }) => answer(response, page(directive), list(directives)),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/directives\/([^/]+)$/,
    (call) => {
      const found = directives.find(({ directiveId }) => directiveId === call.id);
      if (found) answer(call.response, directive, found);
      else notFound(call);
    },
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/me$/,
    (call) =>
      signedIn(call, (account) =>
        answer(call.response, callerView, { subject: account, officialId: null, grants: [grants[account]] }),
      ),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/assignments$/,
    (call) => signedIn(call, () => answer(call.response, page(assignment), list(call.state.assignments))),
  ],
  [
    'POST',
    /^\/api\/directive\/v1\/assignments\/([^/]+)\/acknowledgement$/,
    (call) => signedIn(call, () => acknowledge(call)),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/cases$/,
    (call) => signedIn(call, () => answer(call.response, page(handlingCase), list([oneCase]))),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/cases\/([^/]+)$/,
    (call) => signedIn(call, () => answer(call.response, caseFile, oneCaseFile)),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/measures$/,
    (call) => signedIn(call, () => answer(call.response, page(measure), list([]))),
  ],
  [
    'GET',
    /^\/api\/directive\/v1\/clauses\/([^/]+)\/trace$/,
    (call) => signedIn(call, () => answer(call.response, clauseTrace, trace)),
  ],
  [
    'GET',
    /^\/api\/scoring\/v1\/flags\/([^/]+)$/,
    (call) => signedIn(call, () => answer(call.response, flag, flagWith(call.state.contest))),
  ],
  [
    'POST',
    /^\/api\/scoring\/v1\/flags\/([^/]+)\/contests$/,
    (call) =>
      signedIn(call, () => {
        call.state.contest = contestRequest.parse(call.body).text;
        answer(call.response, flag, flagWith(call.state.contest), 201);
      }),
  ],
  [
    'GET',
    /^\/api\/scoring\/v1\/criteria-sets$/,
    ({ response }) => answer(response, page(criteriaSet), list(criteriaSets)),
  ],
  [
    'POST',
    /^\/api\/scoring\/v1\/query$/,
    (call) =>
      signedIn(call, () => {
        const { dimensions } = indexQuery.parse(call.body);
        answer(call.response, indexResult, dimensions.includes('official') ? officialResult : queryResult);
      }),
  ],
  [
    'GET',
    /^\/api\/feedback\/v1\/ballot$/,
    (call) => usable(call, () => answer(call.response, ballotView, ballot)),
  ],
  [
    'POST',
    /^\/api\/feedback\/v1\/ratings$/,
    (call) =>
      usable(call, (token) => {
        const { levels } = ratingRequest.parse(call.body);
        call.state.ratings.push({ levels, token });
        call.state.spent.add(token);
        answer(call.response, ratingReceipt, { receipt: 'NK-7F3K-92QD' }, 201);
      }),
  ],
  [
    'GET',
    /^\/api\/simulator\/messages$/,
    ({ response }) => answer(response, simulatedMessages, { messages }),
  ],
];

/** Answers one API request from the fixtures, every body validated by the contract on the way out. */
export function handleApi(call: Omit<Call, 'id'>): void {
  for (const [method, pattern, handle] of routes) {
    const match = pattern.exec(call.url.pathname);
    if (match !== null && call.request.method === method) {
      handle({ ...call, id: decodeURIComponent(match[1] ?? '') });
      return;
    }
  }
  refuse(call.response, 404, 'not-found', 'Không có');
}

function flagWith(text: string | null): FlagView {
  if (text === null) return lowFlag;
  const contestId = ids.flag;
  const lodgedAt = '2026-11-23T03:00:00.000Z';
  return {
    ...lowFlag,
    state: 'contested',
    history: [
      ...lowFlag.history,
      { kind: 'contested', at: lodgedAt, reason: null, contestId, supersededBy: null },
    ],
    contests: [{ contestId, by: 'unit-head', lodgedAt, text, decision: null }],
  };
}

function signedIn(call: Call, then: (account: Account) => void): void {
  const account = (call.request.headers.authorization ?? '').replace('Bearer ', '');
  if (Object.hasOwn(grants, account)) then(account as Account);
  else refuse(call.response, 401, 'not-signed-in', 'Chưa đăng nhập');
}

function usable(call: Call, then: (token: string) => void): void {
  const token = String(call.request.headers['nk-ballot'] ?? '');
  if (token === tokens.expired) refuse(call.response, 410, 'ballot-expired', 'Mã đã hết hạn');
  else if (call.state.spent.has(token)) refuse(call.response, 409, 'ballot-spent', 'Mã đã dùng');
  else if (token !== tokens.good) refuse(call.response, 404, 'ballot-unknown', 'Không có mã này');
  else then(token);
}

function acknowledge(call: Call): void {
  const index = call.state.assignments.findIndex(({ assignmentId }) => assignmentId === call.id);
  const found = call.state.assignments[index];
  if (found === undefined) return notFound(call);
  if (call.request.headers['if-match'] !== `"${found.version}"`) {
    return refuse(call.response, 412, 'version-outdated', 'Đã thay đổi');
  }
  const acknowledgedAt = '2026-11-23T09:30:00.000Z';
  const next = { ...found, status: 'acknowledged' as const, acknowledgedAt, version: found.version + 1 };
  call.state.assignments[index] = next;
  answer(call.response, assignment, next);
}
