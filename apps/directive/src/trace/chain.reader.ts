import type { ChainLink, TraceBack, TraceBackQuery } from '@namkhong/contracts/http/directive-trace';
import type { Action } from '@namkhong/domain';
import { type Caller, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AssignmentReader } from '../assignments/assignment.reader.js';
import { DirectiveReader } from '../directives/directive.reader.js';
import { CaseAccess } from '../handling/handling.module.js';
import { FindingAccess } from '../inspections/inspections.module.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { CopiesReader, type SetCopy } from './copies.reader.js';
import { hrefs } from './trace-hrefs.js';

/** A chain as it grows: its links so far, and whether anything in it is invented. */
interface Chain {
  readonly links: readonly ChainLink[];
  readonly illustrative: boolean;
}

const nothing: Chain = { links: [], illustrative: false };

/** Walks back: from a task, a case, a flag, a figure or a criterion to the clause that ordered it, link by link. */
@Injectable()
export class ChainReader {
  constructor(
    private readonly assignments: AssignmentReader,
    private readonly cases: CaseAccess,
    private readonly findings: FindingAccess,
    private readonly directives: DirectiveReader,
    private readonly units: UnitReader,
    private readonly copies: CopiesReader,
  ) {}

  /**
   * Throws Problem 404 `assignment-unknown`, `case-unknown`, `flag-unknown`, `criteria-set-unknown`, `criterion-unknown` or
   * `figure-unknown`; 403 `permission-denied` for a task, a case or a flag of a unit that the caller may not read about.
   */
  async back(session: Session, query: TraceBackQuery, caller: Caller): Promise<TraceBack> {
    const { links, illustrative } = await this.from(session, query, caller);
    return { links: [...links], reachesClause: links.some(({ kind }) => kind === 'clause'), illustrative };
  }

  private async from(session: Session, query: TraceBackQuery, caller: Caller): Promise<Chain> {
    if ('assignmentId' in query) return this.ofAssignment(session, query.assignmentId, caller);
    if ('caseId' in query) return this.ofCase(session, query.caseId, caller);
    if ('flagId' in query) return this.ofFlag(session, query.flagId, caller);
    if ('unitId' in query) return this.ofFigure(session, query);
    return this.ofCriteria(session, query.setCode, query.version, query.criterion ?? null);
  }

  private async ofAssignment(session: Session, assignmentId: string, caller: Caller): Promise<Chain> {
    const task = await this.assignments.find(session, assignmentId, caller.today);
    if (task === null) throw new Problem(404, 'assignment-unknown', { text: assignmentId });
    await this.requireUnit(session, caller, 'assignment.read', task.unitId);
    const { kind: of, unitId, unitName, state, standing, dueOn, delivery, illustrative } = task;
    const link: ChainLink = {
      kind: 'assignment',
      ...{ assignmentId, of, unitId, unitName, state, dueOn, delivery },
      standing: standing?.verified ?? null,
      href: hrefs.assignment(assignmentId),
    };
    const next =
      task.caseId === null
        ? await this.ofClause(session, task.clauseId)
        : await this.ofCase(session, task.caseId, caller);
    return append({ links: [link], illustrative }, next);
  }

  private async ofCase(session: Session, caseId: string, caller: Caller): Promise<Chain> {
    const found = await this.cases.one(session, caller, caseId);
    const { subject, unitName, status, openedAt, illustrative } = found;
    const { unitId } = subject;
    const href = hrefs.case(caseId);
    const link: ChainLink = { kind: 'case', caseId, unitId, unitName, status, openedAt, href };
    return append({ links: [link], illustrative }, await this.ofOrigin(session, found, caller));
  }

  /** What opened the case; nothing where a person did. */
  private async ofOrigin(
    session: Session,
    { flagId, findingId }: { readonly flagId: string | null; readonly findingId: string | null },
    caller: Caller,
  ): Promise<Chain> {
    if (flagId !== null) return this.ofFlag(session, flagId, caller);
    if (findingId !== null) return this.ofFinding(session, findingId, caller);
    return nothing;
  }

  /** A finding rests on an inspection and on no clause: the chain ends here. */
  private async ofFinding(session: Session, findingId: string, caller: Caller): Promise<Chain> {
    const finding = await this.findings.one(session, caller, findingId);
    const { subject, unitName, no, severity, state, finalOn, illustrative } = finding;
    const { unitId } = subject;
    const href = hrefs.finding(findingId);
    return {
      links: [{ kind: 'finding', findingId, unitId, unitName, no, severity, state, finalOn, href }],
      illustrative,
    };
  }

  private async ofFlag(session: Session, flagId: string, caller: Caller): Promise<Chain> {
    const flag = await this.copies.flag(session, flagId);
    if (flag === null) throw new Problem(404, 'flag-unknown', { text: flagId });
    const { unitId, subjectKind, quarters, raisedAt, end, illustrative } = flag;
    await this.requireUnit(session, caller, 'flag.read', unitId);
    const link: ChainLink = {
      kind: 'flag',
      ...{ flagId, unitId, subjectKind, quarters, raisedAt, end },
      unitName: await this.nameOf(session, unitId),
      href: hrefs.flag(flagId),
    };
    const rests = await this.ofCriteria(session, flag.setCode, flag.setVersion, flag.lowestCriterion);
    return append({ links: [link], illustrative }, rests);
  }

  /** The figure that stood last of a unit with a window that ends in the quarter, and the quarter's publication. */
  private async ofFigure(
    session: Session,
    { setCode, unitId, quarter }: Extract<TraceBackQuery, { unitId: string }>,
  ): Promise<Chain> {
    const figure = await this.copies.figure(session, setCode, unitId, quarter);
    if (figure === null) throw new Problem(404, 'figure-unknown', { setCode, unitId, quarter });
    const { n, score, lower, upper, from, to, publishedAt, illustrative } = figure;
    const unitName = await this.nameOf(session, unitId);
    const href = hrefs.figures(unitId);
    const links: ChainLink[] = [
      { kind: 'figure', unitId, unitName, n, score, lower, upper, from, to, publishedAt, href },
    ];
    const published = await this.copies.publication(session, setCode, quarter);
    if (published !== null) {
      const { publicationId, manifestHash, publishedAt: at } = published;
      links.push({
        kind: 'publication',
        ...{ publicationId, quarter, manifestHash, publishedAt: at },
        href: hrefs.publication(publicationId),
      });
    }
    return append({ links, illustrative }, await this.ofCriteria(session, setCode, figure.setVersion, null));
  }

  private async ofCriteria(
    session: Session,
    setCode: string,
    version: number,
    criterion: string | null,
  ): Promise<Chain> {
    const set = await this.copies.set(session, setCode, version);
    if (set === null) throw new Problem(404, 'criteria-set-unknown', { setCode, version });
    const { effectiveFrom, illustrative } = set;
    const href = hrefs.criteriaSet(setCode, effectiveFrom);
    const links: ChainLink[] = criterion === null ? [] : [criterionLink(set, criterion)];
    links.push({ kind: 'criteria-set', setCode, version, effectiveFrom, href });
    return append({ links, illustrative }, await this.ofClause(session, set.clauseId));
  }

  /** The clause with its directive; nothing where none is named, or one of a register that is not ours. */
  private async ofClause(session: Session, clauseId: string | null): Promise<Chain> {
    const directive = clauseId === null ? null : await this.directives.findByClause(session, clauseId);
    const clause = directive?.clauses.find((each) => each.clauseId === clauseId);
    if (!directive || !clause) return nothing;
    const { directiveId, number, title, issuer, issuedOn, illustrative } = directive;
    const { ordinal, text } = clause;
    const basedOn = directive.basedOn.map((basis) => basis.number);
    return {
      links: [
        { kind: 'clause', clauseId: clause.clauseId, ordinal, text, href: hrefs.clause(clause.clauseId) },
        {
          kind: 'directive',
          ...{ directiveId, number, title, issuer, issuedOn, basedOn },
          href: hrefs.directive(directiveId),
        },
      ],
      illustrative,
    };
  }

  private async requireUnit(session: Session, caller: Caller, action: Action, unitId: string): Promise<void> {
    const target = await this.units.target(session, unitId);
    if (target === null) throw new Error(`the unit ${unitId} does not exist`);
    caller.require(action, target);
  }

  private async nameOf(session: Session, unitId: string): Promise<string> {
    return (await this.units.names(session, [unitId])).get(unitId) ?? unitId;
  }
}

function append(chain: Chain, next: Chain): Chain {
  return {
    links: [...chain.links, ...next.links],
    illustrative: chain.illustrative || next.illustrative,
  };
}

/** Throws Problem 404 `criterion-unknown`. */
function criterionLink(set: SetCopy, code: string): ChainLink {
  const criterion = set.criteria.find((each) => each.code === code);
  if (!criterion) throw new Problem(404, 'criterion-unknown', { text: code });
  const { weight, question } = criterion;
  return {
    kind: 'criterion',
    code,
    weight,
    question,
    href: hrefs.criteriaSet(set.setCode, set.effectiveFrom),
  };
}
