import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { ReleaseModule } from '../release/release.module.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';
import { ServedReader } from '../query/served.reader.js';
import { PrintedFiguresReader } from './printed-figures.reader.js';

@Module({
  imports: [DirectoryModule, MethodologyModule, ReleaseModule],
  controllers: [FiguresController],
  providers: [FiguresService, PrintedFiguresReader, ServedReader],
})
export class IndexModule {}
