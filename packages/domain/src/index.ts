export {
  addDays,
  compareCivilDates,
  daysBetween,
  localDate,
  parseCivilDate,
  type CivilDate,
} from './calendar/civil-date.js';
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
