import { type EntityClass, type MigrationClass } from '@namkhong/service-kit';
import { AssignmentEntity } from '../assignments/assignment.entity.js';
import { ClauseEntity } from '../directives/clause.entity.js';
import { DirectiveEntity } from '../directives/directive.entity.js';
import { GrantEntity } from '../grants/grant.entity.js';
import { CaseEntity } from '../handling/case.entity.js';
import { FindingEntity } from '../inspections/finding.entity.js';
import { CreateOrganisation1795420800001 } from './migrations/1795420800001-create-organisation.js';
import { CreateGrantRegister1795420800002 } from './migrations/1795420800002-create-grant-register.js';
import { CreateDirectives1795420800003 } from './migrations/1795420800003-create-directives.js';
import { CreateAssignments1795420800004 } from './migrations/1795420800004-create-assignments.js';
import { CreateHandlingCases1795420800005 } from './migrations/1795420800005-create-handling-cases.js';
import { CreateTraceCopies1795420800006 } from './migrations/1795420800006-create-trace-copies.js';
import { NoteEndedFlags1795597200080 } from './migrations/1795597200080-note-ended-flags.js';
import { KeepOrganisationOverTime1795651200010 } from './migrations/1795651200010-keep-organisation-over-time.js';
import { CreateLeaveAndServicePoints1795651200011 } from './migrations/1795651200011-create-leave-and-service-points.js';
import { FindProcedures1795651200012 } from './migrations/1795651200012-find-procedures.js';
import { KeepDocumentsFromDraftOn1795651200020 } from './migrations/1795651200020-keep-documents-from-draft-on.js';
import { NumberWhatWasRecorded1795651200021 } from './migrations/1795651200021-number-what-was-recorded.js';
import { FollowAssignments1795651200030 } from './migrations/1795651200030-follow-assignments.js';
import { SaveRecipientGroups1795651200031 } from './migrations/1795651200031-save-recipient-groups.js';
import { ClimbLadders1795651200032 } from './migrations/1795651200032-climb-ladders.js';
import { AskForReports1795651200033 } from './migrations/1795651200033-ask-for-reports.js';
import { CreateWorkingCalendars1795651200040 } from './migrations/1795651200040-create-working-calendars.js';
import { CreatePledges1795651200041 } from './migrations/1795651200041-create-pledges.js';
import { CreateDisclosures1795651200042 } from './migrations/1795651200042-create-disclosures.js';
import { CreateProposals1795651200043 } from './migrations/1795651200043-create-proposals.js';
import { CreateClocks1795651200050 } from './migrations/1795651200050-create-clocks.js';
import { CreateInspections1795651200051 } from './migrations/1795651200051-create-inspections.js';
import { TraceBothWays1795651200061 } from './migrations/1795651200061-trace-both-ways.js';
import { GiveCasesDueProcess1795651200052 } from './migrations/1795651200052-give-cases-due-process.js';
import { CreatePeriodicReports1795651200062 } from './migrations/1795651200062-create-periodic-reports.js';
import { RecordPledgesOnPaper1795651200075 } from './migrations/1795651200075-record-pledges-on-paper.js';
import { PassTasksOn1795651200076 } from './migrations/1795651200076-pass-tasks-on.js';
import { CountHours1795651200077 } from './migrations/1795651200077-count-hours.js';
import { DrawBoundaries1795651200095 } from './migrations/1795651200095-draw-boundaries.js';
import { KeepImprovementPlans1795651200053 } from './migrations/1795651200053-keep-improvement-plans.js';

export const entities: readonly EntityClass[] = [
  GrantEntity,
  DirectiveEntity,
  ClauseEntity,
  AssignmentEntity,
  CaseEntity,
  FindingEntity,
];

export const migrations: readonly MigrationClass[] = [
  CreateOrganisation1795420800001,
  CreateGrantRegister1795420800002,
  CreateDirectives1795420800003,
  CreateAssignments1795420800004,
  CreateHandlingCases1795420800005,
  CreateTraceCopies1795420800006,
  NoteEndedFlags1795597200080,
  KeepOrganisationOverTime1795651200010,
  CreateLeaveAndServicePoints1795651200011,
  FindProcedures1795651200012,
  KeepDocumentsFromDraftOn1795651200020,
  NumberWhatWasRecorded1795651200021,
  FollowAssignments1795651200030,
  SaveRecipientGroups1795651200031,
  ClimbLadders1795651200032,
  AskForReports1795651200033,
  CreateWorkingCalendars1795651200040,
  CreatePledges1795651200041,
  CreateDisclosures1795651200042,
  CreateProposals1795651200043,
  CreateClocks1795651200050,
  CreateInspections1795651200051,
  TraceBothWays1795651200061,
  GiveCasesDueProcess1795651200052,
  CreatePeriodicReports1795651200062,
  KeepImprovementPlans1795651200053,
  RecordPledgesOnPaper1795651200075,
  PassTasksOn1795651200076,
  CountHours1795651200077,
  DrawBoundaries1795651200095,
];
