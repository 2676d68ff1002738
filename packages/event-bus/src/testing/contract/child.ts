import { PgTransactor } from '../pg-transactor.js';
import { obey, type ChildOrders } from './counting-service.js';

const orders = JSON.parse(process.argv[2] ?? '{}') as ChildOrders;
await obey(orders, new PgTransactor(orders.databaseUrl));
