import { Module } from '@nestjs/common';
import { LiveNotices } from './live-notices.js';
import { NoticeRepository } from './notice.repository.js';
import { NoticesController } from './notices.controller.js';

@Module({ controllers: [NoticesController], providers: [NoticeRepository, LiveNotices] })
export class InAppModule {}
