import { stopOnSignals } from '@namkhong/service-kit';
import { readGatewayEnvironment } from './environment.js';
import { startGateway } from './start-gateway.js';

const gateway = await startGateway(readGatewayEnvironment());
stopOnSignals(() => gateway.stop(), gateway.logger);
