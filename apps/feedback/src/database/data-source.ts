import { sealingMigrations, type EntityClass, type MigrationClass } from '@namkhong/service-kit';
import { CriteriaSetEntity } from '../directory/criteria-set.entity.js';
import { PostEntity } from '../directory/post.entity.js';
import { SubstitutionEntity } from '../directory/substitution.entity.js';
import { UnitEntity } from '../directory/unit.entity.js';
import { SurveyMappingEntity } from '../surveys/survey-mapping.entity.js';
import { Directory1795465200000 } from './migrations/1795465200000-directory.js';
import { Ballots1795465260000 } from './migrations/1795465260000-ballots.js';
import { Ratings1795465320000 } from './migrations/1795465320000-ratings.js';
import { Imports1795465380000 } from './migrations/1795465380000-imports.js';
import { Kiosks1795651300050 } from './migrations/1795651300050-kiosks.js';
import { Polls1795651300060 } from './migrations/1795651300060-polls.js';
import { Requests1795651300051 } from './migrations/1795651300051-requests.js';
import { PostsWithRoles1795651300030 } from './migrations/1795651300030-posts-with-roles.js';
import { Reports1795651300031 } from './migrations/1795651300031-reports.js';
import { Raters1795465440000 } from './migrations/1795465440000-raters.js';
import { ChangeableRatings1795651300011 } from './migrations/1795651300011-changeable-ratings.js';
import { Invitations1795651300012 } from './migrations/1795651300012-invitations.js';
import { ForgottenReceipts1795651300015 } from './migrations/1795651300015-forgotten-receipts.js';
import { Forms1795651300014 } from './migrations/1795651300014-forms.js';
import { ErasedReports1795651300061 } from './migrations/1795651300061-erased-reports.js';
import { OpenRatings1795651300013 } from './migrations/1795651300013-open-ratings.js';

/** The tables that TypeORM maps; dossiers, ballots, ratings and tallies are written in batches by SQL. */
export const entities: readonly EntityClass[] = [
  UnitEntity,
  PostEntity,
  SubstitutionEntity,
  CriteriaSetEntity,
  SurveyMappingEntity,
];

export const migrations: readonly MigrationClass[] = [
  Directory1795465200000,
  Ballots1795465260000,
  Ratings1795465320000,
  Imports1795465380000,
  Raters1795465440000,
  ...sealingMigrations,
  ChangeableRatings1795651300011,
  Invitations1795651300012,
  OpenRatings1795651300013,
  Forms1795651300014,
  ForgottenReceipts1795651300015,
  PostsWithRoles1795651300030,
  Reports1795651300031,
  Kiosks1795651300050,
  Requests1795651300051,
  Polls1795651300060,
  ErasedReports1795651300061,
];
