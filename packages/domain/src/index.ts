export {
  AUDIT_BEGINNING,
  auditHash,
  AuditWalk,
  type AuditFault,
  type AuditLink,
  type AuditPosition,
} from './audit/audit-chain.js';
export * from './calendar/index.js';
export * from './cells/index.js';
export * from './documents/index.js';
export * from './figures/index.js';
export * from './follow-up/index.js';
export * from './forensics/index.js';
export {
  faultsOfAnswers,
  faultsOfForm,
  questionsAsked,
  type AnswerFault,
  type ChoiceCondition,
  type FormFault,
  type FurtherAnswers,
  type FurtherOption,
  type FurtherQuestion,
  type LevelCondition,
} from './further-questions/further-form.js';
export * from './low-rule/index.js';
export {
  describeMethodChange,
  type MethodChange,
  type MethodChangeKind,
  type MethodVersion,
} from './methodology/describe-method-change.js';
export * from './organisation/index.js';
export { accepted, refused, type Parsed, type Reason } from './parsed.js';
export {
  decidePermission,
  isAction,
  permissions,
  roles,
  type Action,
  type Grant,
  type GrantableRole,
  type PermissionDecision,
  type PermissionRefusal,
  type PermissionScope,
  type PermissionTarget,
  type Role,
  type TargetUnit,
} from './permissions.js';
export * from './publication/index.js';
export * from './satisfaction-index/index.js';
export * from './suppression/index.js';
export * from './text/index.js';
