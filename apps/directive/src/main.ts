import { bootService } from '@namkhong/service-kit';
import { DirectiveModule } from './directive.module.js';
import { environment } from './environment.js';

/** Lists of units and of recipients come in one piece. */
const BODY_LIMIT = 5 * 1024 * 1024;

await bootService({
  name: 'directive',
  module: DirectiveModule.forRoot(environment),
  environment,
  bodyLimit: BODY_LIMIT,
});
