import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { CampaignCoverageReader } from './campaign-coverage.reader.js';
import { CampaignRepository } from './campaign.repository.js';
import { CampaignService } from './campaign.service.js';
import { CampaignsController } from './campaigns.controller.js';
import { CoverageReader } from './coverage.reader.js';
import { PaperPledgeService } from './paper-pledge.service.js';
import { PledgeAccess } from './pledge-access.js';
import { PledgeViewService } from './pledge-view.service.js';
import { PledgeRepository } from './pledge.repository.js';
import { PledgeService } from './pledge.service.js';
import { PledgesController } from './pledges.controller.js';
import { PostsHeldReader } from './posts-held.reader.js';

@Module({
  imports: [OrganisationModule],
  controllers: [CampaignsController, PledgesController],
  providers: [
    CampaignCoverageReader,
    CampaignRepository,
    CampaignService,
    CoverageReader,
    PaperPledgeService,
    PledgeAccess,
    PledgeRepository,
    PledgeService,
    PledgeViewService,
    PostsHeldReader,
  ],
  exports: [CampaignCoverageReader],
})
export class PledgesModule {}
