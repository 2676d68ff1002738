import { bootService } from '@namkhong/service-kit';
import { readFeedbackEnvironment } from './environment.js';
import { FeedbackModule } from './feedback.module.js';

/** A survey file travels within JSON, and imports come in batches of thousands of rows. */
const LARGEST_BODY = 16 * 1024 * 1024;

const environment = readFeedbackEnvironment();
await bootService({
  name: 'feedback',
  module: FeedbackModule.forRoot(environment),
  environment,
  bodyLimit: LARGEST_BODY,
});
