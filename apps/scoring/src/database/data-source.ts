import type { EntityClass, MigrationClass } from '@namkhong/service-kit';
import { PostEntity } from '../directory/post.entity.js';
import { UnitEntity } from '../directory/unit.entity.js';
import { CreateMethodology1795510800001 } from './migrations/1795510800001-create-methodology.js';
import { CreateDirectory1795510800002 } from './migrations/1795510800002-create-directory.js';
import { CreateCells1795510800003 } from './migrations/1795510800003-create-cells.js';
import { CreateReleasedCells1795510800004 } from './migrations/1795510800004-create-released-cells.js';
import { CreateFlags1795510800005 } from './migrations/1795510800005-create-flags.js';
import { KeepFlagLives1795597200010 } from './migrations/1795597200010-keep-flag-lives.js';
import { KeepReleaseSnapshots1795597200050 } from './migrations/1795597200050-keep-release-snapshots.js';
import { KeepTrees1795597200051 } from './migrations/1795597200051-keep-trees.js';
import { ReadOrganisationAgain1795597200054 } from './migrations/1795597200054-read-organisation-again.js';
import { KeepTellings1795597200053 } from './migrations/1795597200053-keep-tellings.js';
import { NoteTakeBacks1795597200052 } from './migrations/1795597200052-note-take-backs.js';
import { KeepPublications1795597200060 } from './migrations/1795597200060-keep-publications.js';
import { ComparePublications1795597200061 } from './migrations/1795597200061-compare-publications.js';
import { ExtendMethodology1795597200070 } from './migrations/1795597200070-extend-methodology.js';
import { CreateQueryLog1795597200041 } from './migrations/1795597200041-create-query-log.js';
import { NoteReleasedChanges1795597200040 } from './migrations/1795597200040-note-released-changes.js';
import { KeepSavedQueries1795597200042 } from './migrations/1795597200042-keep-saved-queries.js';
import { OpenAnalystViews1795597200055 } from './migrations/1795597200055-open-analyst-views.js';
import { CreateFineCells1795597200043 } from './migrations/1795597200043-create-fine-cells.js';
import { ClaimExports1795597200044 } from './migrations/1795597200044-claim-exports.js';
import { NoteComparedQuarters1795597200021 } from './migrations/1795597200021-note-compared-quarters.js';
import { KeepForensicDecisions1795597200020 } from './migrations/1795597200020-keep-forensic-decisions.js';
import { KeepRatingStates1795597200030 } from './migrations/1795597200030-keep-rating-states.js';
import { KeepRebuilds1795597200080 } from './migrations/1795597200080-keep-rebuilds.js';
import { KeepFinalFindings1795651200920 } from './migrations/1795651200920-keep-final-findings.js';
import { NoteEmptiedReleases1795597200056 } from './migrations/1795597200056-note-emptied-releases.js';

/** The copies of other services' records; cells are added to by statements of their own. */
export const entities: readonly EntityClass[] = [UnitEntity, PostEntity];

/** The tables of this service, in the order in which they came. */
export const migrations: readonly MigrationClass[] = [
  CreateMethodology1795510800001,
  CreateDirectory1795510800002,
  CreateCells1795510800003,
  CreateReleasedCells1795510800004,
  CreateFlags1795510800005,
  KeepFlagLives1795597200010,
  KeepForensicDecisions1795597200020,
  NoteComparedQuarters1795597200021,
  KeepRatingStates1795597200030,
  NoteReleasedChanges1795597200040,
  CreateQueryLog1795597200041,
  KeepSavedQueries1795597200042,
  CreateFineCells1795597200043,
  ClaimExports1795597200044,
  KeepReleaseSnapshots1795597200050,
  KeepTrees1795597200051,
  NoteTakeBacks1795597200052,
  KeepTellings1795597200053,
  ReadOrganisationAgain1795597200054,
  OpenAnalystViews1795597200055,
  NoteEmptiedReleases1795597200056,
  KeepPublications1795597200060,
  ComparePublications1795597200061,
  ExtendMethodology1795597200070,
  KeepRebuilds1795597200080,
  KeepFinalFindings1795651200920,
];
