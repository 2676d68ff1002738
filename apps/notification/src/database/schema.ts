import { sealingMigrations, type EntityClass, type MigrationClass } from '@namkhong/service-kit';
import { Contact } from '../contacts/contact.entity.js';
import { Post } from '../directory/post.entity.js';
import { Message } from '../messages/message.entity.js';
import { KeepHours1795651400040 } from './migrations/1795651400040-keep-hours.js';
import { TellHours1795651400041 } from './migrations/1795651400041-tell-hours.js';
import { FollowRules1795651400030 } from './migrations/1795651400030-follow-rules.js';
import { PostWebhooks1795651400031 } from './migrations/1795651400031-post-webhooks.js';
import { ReadInApp1795651400032 } from './migrations/1795651400032-read-in-app.js';
import { SendMail1795651400050 } from './migrations/1795651400050-send-mail.js';
import { CreateMessages1790000000000 } from './migrations/1790000000000-create-messages.js';

export const entities: EntityClass[] = [Contact, Message, Post];
export const migrations: MigrationClass[] = [
  CreateMessages1790000000000,
  ...sealingMigrations,
  FollowRules1795651400030,
  PostWebhooks1795651400031,
  ReadInApp1795651400032,
  KeepHours1795651400040,
  TellHours1795651400041,
  SendMail1795651400050,
];
