import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { ReleaseModule } from '../release/release.module.js';
import { QueryController } from './query.controller.js';
import { QueryService } from './query.service.js';

@Module({
  imports: [DirectoryModule, MethodologyModule, ReleaseModule],
  controllers: [QueryController],
  providers: [QueryService],
})
export class QueryModule {}
