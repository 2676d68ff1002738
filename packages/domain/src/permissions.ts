import type { CivilDate } from './calendar/civil-date.js';
import { isValidOn } from './organisation/validity.js';

/** Who can use the platform. A citizen never has an account and so never holds a grant. */
export const roles = [
  'citizen',
  'official',
  'unit-head',
  'committee-office',
  'inspector',
  'reviewer',
  'analyst',
  'kiosk',
  'operator',
] as const;
export type Role = (typeof roles)[number];
export type GrantableRole = Exclude<Role, 'citizen'>;

/**
 * `unit`: the grant must cover the unit acted upon (the grant's unit itself or one below it).
 * `everywhere`: what is done holds for the whole organisation; only a grant over everything suffices.
 * `anywhere`: what is read is the same for all, or is the caller's own; a grant of the role for any unit suffices.
 */
export type PermissionScope = 'unit' | 'everywhere' | 'anywhere';

interface Permission {
  readonly heldBy: readonly GrantableRole[];
  readonly scope: PermissionScope;
}

/** The one table of what may be done and by whom. An action that is not here does not exist; public reads are no actions. */
export const permissions = {
  'organisation.import': { heldBy: ['operator'], scope: 'everywhere' },
  'organisation.change': { heldBy: ['committee-office', 'operator'], scope: 'unit' },
  'post.record': { heldBy: ['committee-office', 'operator'], scope: 'unit' },
  'leave.record': { heldBy: ['unit-head', 'committee-office', 'operator'], scope: 'unit' },
  'service-point.record': { heldBy: ['unit-head', 'committee-office', 'operator'], scope: 'unit' },
  'procedure.record': { heldBy: ['committee-office', 'operator'], scope: 'everywhere' },
  'organisation.read': {
    heldBy: ['official', 'unit-head', 'committee-office', 'inspector', 'reviewer', 'analyst', 'operator'],
    scope: 'anywhere',
  },
  'grant.record': { heldBy: ['operator'], scope: 'unit' },
  'grant.read': { heldBy: ['inspector', 'operator'], scope: 'unit' },
  'directive.create': { heldBy: ['committee-office'], scope: 'everywhere' },
  'directive.issue': { heldBy: ['committee-office'], scope: 'unit' },
  'directive.read': {
    heldBy: ['official', 'unit-head', 'committee-office', 'inspector', 'reviewer', 'analyst'],
    scope: 'anywhere',
  },
  'issuer.record': { heldBy: ['committee-office', 'operator'], scope: 'everywhere' },
  'document.read': { heldBy: ['unit-head', 'committee-office'], scope: 'unit' },
  'document.draft': { heldBy: ['committee-office'], scope: 'unit' },
  'document.sign': { heldBy: ['unit-head'], scope: 'unit' },
  'document.issue': { heldBy: ['committee-office'], scope: 'unit' },
  'assignment.read': { heldBy: ['official', 'unit-head', 'committee-office', 'inspector'], scope: 'unit' },
  'assignment.acknowledge': { heldBy: ['official', 'unit-head'], scope: 'unit' },
  'assignment.report': { heldBy: ['official', 'unit-head'], scope: 'unit' },
  'assignment.delegate': { heldBy: ['unit-head'], scope: 'unit' },
  'assignment.decide': { heldBy: ['committee-office'], scope: 'unit' },
  'assignment.follow-up': { heldBy: ['unit-head', 'committee-office', 'inspector'], scope: 'unit' },
  'escalation.read': {
    heldBy: ['unit-head', 'committee-office', 'inspector', 'operator'],
    scope: 'anywhere',
  },
  'escalation.configure': { heldBy: ['committee-office'], scope: 'everywhere' },
  'escalation.scan': { heldBy: ['operator'], scope: 'everywhere' },
  'reporting-duty.read': {
    heldBy: ['official', 'unit-head', 'committee-office', 'inspector', 'operator'],
    scope: 'anywhere',
  },
  'reporting-duty.manage': { heldBy: ['committee-office'], scope: 'everywhere' },
  'reporting-duty.run': { heldBy: ['operator'], scope: 'everywhere' },
  'recipient-group.manage': { heldBy: ['committee-office'], scope: 'everywhere' },
  'case.read': { heldBy: ['unit-head', 'committee-office', 'inspector', 'reviewer'], scope: 'unit' },
  'case.decide': { heldBy: ['reviewer'], scope: 'unit' },
  'calendar.record': { heldBy: ['committee-office', 'operator'], scope: 'unit' },
  'calendar.read-moves': { heldBy: ['unit-head', 'committee-office', 'inspector'], scope: 'unit' },
  'case.open': { heldBy: ['committee-office', 'inspector'], scope: 'unit' },
  'case.answer': { heldBy: ['official', 'unit-head'], scope: 'unit' },
  'case.recuse': { heldBy: ['committee-office', 'inspector', 'reviewer'], scope: 'unit' },
  'own-case.read': { heldBy: ['official'], scope: 'unit' },
  'handling-rule.read': {
    heldBy: ['official', 'unit-head', 'committee-office', 'inspector', 'reviewer'],
    scope: 'anywhere',
  },
  'handling-rule.publish': { heldBy: ['committee-office'], scope: 'everywhere' },
  'deadline.read': { heldBy: ['committee-office', 'inspector', 'reviewer'], scope: 'unit' },
  'deadline.adjust': { heldBy: ['inspector', 'reviewer'], scope: 'unit' },
  'inspection.read': { heldBy: ['committee-office', 'inspector', 'reviewer'], scope: 'unit' },
  'inspection.plan': { heldBy: ['committee-office', 'inspector'], scope: 'unit' },
  'finding.draft': { heldBy: ['inspector'], scope: 'unit' },
  'finding.conclude': { heldBy: ['inspector'], scope: 'unit' },
  'finding.read': { heldBy: ['unit-head', 'committee-office', 'inspector', 'reviewer'], scope: 'unit' },
  'finding.answer': { heldBy: ['official', 'unit-head'], scope: 'unit' },
  'finding.decide-appeal': { heldBy: ['reviewer'], scope: 'unit' },
  'own-finding.read': { heldBy: ['official'], scope: 'unit' },
  'figure-reply.write': { heldBy: ['official', 'unit-head'], scope: 'unit' },
  'figure-reply.read': {
    heldBy: ['unit-head', 'committee-office', 'inspector', 'reviewer'],
    scope: 'unit',
  },
  'improvement.read': { heldBy: ['unit-head', 'committee-office', 'inspector', 'reviewer'], scope: 'unit' },
  'improvement.edit': { heldBy: ['unit-head'], scope: 'unit' },
  'improvement.verify': { heldBy: ['committee-office', 'inspector', 'reviewer'], scope: 'unit' },
  'proposal.arrange': { heldBy: ['committee-office'], scope: 'everywhere' },
  'proposal.submit': { heldBy: ['official', 'unit-head', 'committee-office'], scope: 'anywhere' },
  'proposal.read': { heldBy: ['unit-head', 'committee-office', 'inspector'], scope: 'unit' },
  'proposal.receive': { heldBy: ['unit-head', 'committee-office'], scope: 'unit' },
  'proposal.consult': { heldBy: ['unit-head', 'committee-office'], scope: 'unit' },
  'proposal.opine': { heldBy: ['unit-head'], scope: 'unit' },
  'proposal.decide': { heldBy: ['unit-head'], scope: 'unit' },
  'proposal.publish': { heldBy: ['committee-office'], scope: 'unit' },
  'disclosure.arrange': { heldBy: ['committee-office'], scope: 'everywhere' },
  'disclosure.publish': { heldBy: ['unit-head', 'committee-office'], scope: 'unit' },
  'disclosure.waive': { heldBy: ['committee-office'], scope: 'unit' },
  'pledge.arrange': { heldBy: ['committee-office'], scope: 'everywhere' },
  'pledge.sign': { heldBy: ['official', 'unit-head'], scope: 'unit' },
  'pledge.record': { heldBy: ['committee-office'], scope: 'unit' },
  'pledge.witness': { heldBy: ['official', 'unit-head'], scope: 'unit' },
  'pledge.read': { heldBy: ['unit-head', 'committee-office', 'inspector'], scope: 'unit' },
  'report.compile': { heldBy: ['unit-head', 'committee-office'], scope: 'unit' },
  'report.sign': { heldBy: ['unit-head', 'committee-office'], scope: 'unit' },
  'report.read': { heldBy: ['unit-head', 'committee-office', 'inspector'], scope: 'unit' },
  'clause.trace': {
    heldBy: ['unit-head', 'committee-office', 'inspector', 'reviewer', 'analyst'],
    scope: 'anywhere',
  },
  'dossier.import': { heldBy: ['operator'], scope: 'everywhere' },
  'sampling.configure': { heldBy: ['committee-office'], scope: 'unit' },
  'sampling.read': {
    heldBy: ['unit-head', 'committee-office', 'inspector', 'analyst', 'operator'],
    scope: 'anywhere',
  },
  'sampling.audit': { heldBy: ['inspector'], scope: 'unit' },
  'rating.record-call': { heldBy: ['committee-office', 'operator'], scope: 'unit' },
  'rating.record-for-citizen': { heldBy: ['official', 'unit-head'], scope: 'unit' },
  'service-point.print-code': { heldBy: ['unit-head', 'committee-office', 'operator'], scope: 'unit' },
  'ballot.read-coverage': {
    heldBy: ['unit-head', 'committee-office', 'inspector', 'analyst', 'operator'],
    scope: 'unit',
  },
  'tally.import': { heldBy: ['analyst', 'operator'], scope: 'everywhere' },
  'survey.import': { heldBy: ['analyst', 'operator'], scope: 'everywhere' },
  'rating.read-coverage': {
    heldBy: ['unit-head', 'committee-office', 'inspector', 'analyst'],
    scope: 'unit',
  },
  'kiosk.manage': { heldBy: ['operator'], scope: 'unit' },
  'kiosk.read-health': { heldBy: ['unit-head', 'committee-office', 'operator'], scope: 'unit' },
  'form.arrange': { heldBy: ['committee-office'], scope: 'unit' },
  'form.read': { heldBy: ['unit-head', 'committee-office', 'inspector', 'analyst'], scope: 'unit' },
  'retention.run': { heldBy: ['operator'], scope: 'everywhere' },
  'request.read': { heldBy: ['unit-head', 'committee-office', 'inspector'], scope: 'unit' },
  'request.handle': { heldBy: ['unit-head'], scope: 'unit' },
  'request.publish': { heldBy: ['committee-office'], scope: 'unit' },
  'request.arrange': { heldBy: ['committee-office'], scope: 'everywhere' },
  'confidential-report.hold-key': { heldBy: ['inspector', 'reviewer'], scope: 'anywhere' },
  'confidential-report.read': { heldBy: ['inspector', 'reviewer'], scope: 'unit' },
  'confidential-report.handle': { heldBy: ['inspector', 'reviewer'], scope: 'unit' },
  'poll.arrange': { heldBy: ['committee-office'], scope: 'unit' },
  'poll.read': { heldBy: ['committee-office', 'inspector'], scope: 'unit' },
  'poll.moderate': { heldBy: ['committee-office'], scope: 'unit' },
  'methodology.publish': { heldBy: ['committee-office'], scope: 'everywhere' },
  'period.evaluate': { heldBy: ['analyst', 'operator'], scope: 'everywhere' },
  'flag.read': { heldBy: ['unit-head', 'committee-office', 'inspector', 'reviewer'], scope: 'unit' },
  'index.query': {
    heldBy: ['unit-head', 'committee-office', 'inspector', 'reviewer', 'analyst'],
    scope: 'unit',
  },
  'official-figures.query': {
    heldBy: ['unit-head', 'committee-office', 'inspector', 'reviewer'],
    scope: 'unit',
  },
  'own-figures.read': { heldBy: ['official'], scope: 'unit' },
  'query.save': {
    heldBy: ['unit-head', 'committee-office', 'inspector', 'reviewer', 'analyst'],
    scope: 'anywhere',
  },
  'query.read-log': { heldBy: ['operator'], scope: 'everywhere' },
  'query.sandbox': { heldBy: ['committee-office', 'analyst'], scope: 'anywhere' },
  'period.close': { heldBy: ['committee-office', 'operator'], scope: 'everywhere' },
  'publication.read-inputs': { heldBy: ['reviewer'], scope: 'unit' },
  'publication.read-subject': { heldBy: ['official', 'unit-head', 'reviewer'], scope: 'unit' },
  'managed-figures.read': { heldBy: ['unit-head', 'reviewer'], scope: 'unit' },
  'forensics.run': { heldBy: ['operator'], scope: 'everywhere' },
  'forensics.read': { heldBy: ['inspector', 'reviewer'], scope: 'unit' },
  'forensics.decide': { heldBy: ['reviewer'], scope: 'unit' },
  'flag.contest': { heldBy: ['official', 'unit-head'], scope: 'unit' },
  'flag.decide-contest': { heldBy: ['reviewer'], scope: 'unit' },
  'scoring.rebuild': { heldBy: ['operator'], scope: 'everywhere' },
  'intake.watermark': { heldBy: ['committee-office', 'analyst', 'operator'], scope: 'everywhere' },
  'contact.import': { heldBy: ['operator'], scope: 'everywhere' },
  'own-notice.read': { heldBy: ['official', 'unit-head'], scope: 'unit' },
  'webhook.manage': { heldBy: ['operator'], scope: 'everywhere' },
  'suppression.manage': { heldBy: ['operator'], scope: 'everywhere' },
  'delivery.read': { heldBy: ['unit-head', 'committee-office', 'operator'], scope: 'unit' },
  'message.read': { heldBy: ['committee-office', 'operator'], scope: 'everywhere' },
  'operation.read': { heldBy: ['operator'], scope: 'everywhere' },
  'dlq.read': { heldBy: ['operator'], scope: 'everywhere' },
  'dlq.replay': { heldBy: ['operator'], scope: 'everywhere' },
  'audit.read': { heldBy: ['inspector', 'operator'], scope: 'unit' },
} as const satisfies Record<string, Permission>;
export type Action = keyof typeof permissions;

/** The right of one account to act in a role during [validFrom, validTo), for a unit and the units below it. */
export interface Grant {
  readonly role: GrantableRole;
  /** The root of the subtree; null means the whole organisation. */
  readonly unitId: string | null;
  /** The official this account belongs to, where it does. */
  readonly officialId: string | null;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

/** The unit acted upon, with the ids of all units above it on the day in question. */
export interface TargetUnit {
  readonly unitId: string;
  readonly ancestorIds: readonly string[];
}

/**
 * What is acted upon. `some-unit` asks whether the caller may do it for at least one unit: the question of a guard
 * that has not read the unit yet, or of a list that is then narrowed to the units of the returned grants.
 * `whole-organisation` needs a grant over everything, where the action is tied to units.
 */
export type PermissionTarget = TargetUnit | 'some-unit' | 'whole-organisation';

export type PermissionRefusal = 'role-missing' | 'grant-not-in-force' | 'outside-granted-units';

export type PermissionDecision<Held extends Grant = Grant> =
  | { readonly allowed: true; readonly grants: readonly Held[] }
  | { readonly allowed: false; readonly reason: PermissionRefusal };

/**
 * Whether the grants allow the action on the target today. An allowed answer names the grants it rests on (for lists
 * and the audit log); a refusal names the first thing that is missing: the role, its validity today, the unit.
 */
export function decidePermission<Held extends Grant>(request: {
  readonly action: Action;
  readonly grants: readonly Held[];
  readonly target: PermissionTarget;
  readonly today: CivilDate;
}): PermissionDecision<Held> {
  const { heldBy, scope }: Permission = permissions[request.action];
  const ofRole = request.grants.filter((grant) => heldBy.includes(grant.role));
  if (ofRole.length === 0) return { allowed: false, reason: 'role-missing' };
  const inForce = ofRole.filter((grant) => isValidOn(grant, request.today));
  if (inForce.length === 0) return { allowed: false, reason: 'grant-not-in-force' };
  const covering = inForce.filter((grant) => reaches[scope](grant, request.target));
  if (covering.length === 0) return { allowed: false, reason: 'outside-granted-units' };
  return { allowed: true, grants: covering };
}

/** Narrows a text from outside to an action of the table. */
export function isAction(text: string): text is Action {
  return Object.hasOwn(permissions, text);
}

const reaches: Readonly<Record<PermissionScope, (grant: Grant, target: PermissionTarget) => boolean>> = {
  unit: covers,
  everywhere: ({ unitId }) => unitId === null,
  anywhere: () => true,
};

function covers(grant: Grant, target: PermissionTarget): boolean {
  if (grant.unitId === null || target === 'some-unit') return true;
  if (target === 'whole-organisation') return false;
  return target.unitId === grant.unitId || target.ancestorIds.includes(grant.unitId);
}
