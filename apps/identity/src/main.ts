import { stopOnSignals } from '@namkhong/service-kit';
import { readIdentityEnvironment } from './environment.js';
import { startIdentity } from './start-identity.js';

const identity = await startIdentity(readIdentityEnvironment());
stopOnSignals(() => identity.stop(), identity.logger);
