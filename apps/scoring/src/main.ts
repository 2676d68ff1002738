import { bootService } from '@namkhong/service-kit';
import { environment } from './environment.js';
import { ScoringModule } from './scoring.module.js';

await bootService({ name: 'scoring', module: ScoringModule.forRoot(environment), environment });
