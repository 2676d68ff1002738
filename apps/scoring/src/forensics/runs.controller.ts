import { detectionRun } from '@namkhong/contracts/http/scoring-forensics';
import { Allow, Problem, Returns } from '@namkhong/service-kit';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { DetectionService } from './detection.service.js';

@Controller('forensics/runs')
export class RunsController {
  constructor(private readonly detection: DetectionService) {}

  /** Looks now at what has come. Asked again, it decides nothing twice. */
  @Post()
  @HttpCode(200)
  @Allow('forensics.run')
  @Returns(200, detectionRun)
  async run() {
    const run = await this.detection.run();
    if (!run) throw new Problem(409, 'detection-running');
    return run;
  }
}
