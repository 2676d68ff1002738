import type { TrackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import type { ClauseChain } from '@namkhong/contracts/http/directive-trace';
import { type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AssignmentReader } from '../assignments/assignment.reader.js';
import { FollowedTasksReader } from '../assignments/followed-tasks.reader.js';
import { DirectiveReader } from '../directives/directive.reader.js';
import { CaseReader } from '../handling/case.reader.js';
import { SubtreeReader } from '../organisation/subtree.reader.js';
import { CopiesReader, type SetCopy } from './copies.reader.js';
import { showFourWay } from './show-follow-up.js';
import { hrefs } from './trace-hrefs.js';

type TracedSet = ClauseChain['criteriaSets'][number];

/** Walks the chain of a clause: assignments → criteria → figures → flags → cases → what they asked of the unit. */
@Injectable()
export class TraceReader {
  constructor(
    private readonly directives: DirectiveReader,
    private readonly assignments: AssignmentReader,
    private readonly tasks: FollowedTasksReader,
    private readonly cases: CaseReader,
    private readonly units: SubtreeReader,
    private readonly copies: CopiesReader,
  ) {}

  async trace(session: Session, clauseId: string, caller: Caller): Promise<ClauseChain | null> {
    const directive = await this.directives.findByClause(session, clauseId);
    const clause = directive?.clauses.find((each) => each.clauseId === clauseId);
    if (directive === null || clause === undefined) return null;
    const { selfClosed, verified } = await this.tasks.count(session, { clauseId }, caller.today);
    const criteriaSets: TracedSet[] = [];
    for (const set of await this.copies.setsOfClause(session, clauseId)) {
      criteriaSets.push(await this.traceSet(session, set, caller));
    }
    return {
      clause: {
        ...clause,
        directiveId: directive.directiveId,
        directiveNumber: directive.number,
        basedOn: directive.basedOn.map(({ number }) => number),
      },
      assignments: await this.assignments.progressOfClause(session, clauseId, caller.today),
      followUp: { selfClosed: showFourWay(selfClosed), verified: showFourWay(verified) },
      criteriaSets,
      illustrative: directive.illustrative,
    };
  }

  private async traceSet(session: Session, set: SetCopy, caller: Caller): Promise<TracedSet> {
    const { setCode, version, effectiveFrom, criteria } = set;
    const flags = await this.copies.flagsOfSet(session, setCode, version);
    const flagIds = flags.map(({ flagId }) => flagId);
    const cases = await this.cases.findByFlags(session, flagIds, caller.today);
    const caseIds = [...cases.values()].map(({ caseId }) => caseId);
    const rectifications = await this.assignments.findByCases(session, caseIds, caller.today);
    const targets = await this.units.targets(session, [...new Set(flags.map(({ unitId }) => unitId))]);
    const mayRead = (unitId: string, action: 'flag.read' | 'case.read') => {
      const target = targets.get(unitId);
      return target !== undefined && caller.permits(action, target);
    };
    const shownFlags = flags.filter(({ unitId }) => mayRead(unitId, 'flag.read'));
    const shownCases = [...cases.values()].filter(({ subject }) => mayRead(subject.unitId, 'case.read'));
    return {
      setCode,
      version,
      effectiveFrom,
      criteria,
      figures: await this.copies.currentFigures(session, setCode, version),
      flags: shownFlags.map(({ flagId, unitId, subjectKind, quarters, raisedAt, end }) => {
        const found = mayRead(unitId, 'case.read') ? cases.get(flagId) : undefined;
        const href = hrefs.flag(flagId);
        return { flagId, unitId, subjectKind, quarters, raisedAt, end, caseId: found?.caseId ?? null, href };
      }),
      cases: shownCases.map(({ caseId, status, flagId }) => {
        const rectification = rectifications.get(caseId);
        return {
          caseId,
          status,
          flagId,
          assignmentId: rectification?.assignmentId ?? null,
          rectification: rectification ? showRectification(rectification) : null,
          href: hrefs.case(caseId),
        };
      }),
      withheld: { flags: flags.length - shownFlags.length, cases: cases.size - shownCases.length },
    };
  }
}

function showRectification({ assignmentId, state, standing, delivery }: TrackedAssignment) {
  return {
    assignmentId,
    state,
    standing: standing?.verified ?? null,
    delivery,
    href: hrefs.assignment(assignmentId),
  };
}
