export { pageOf, readCursor, type Page } from '@namkhong/service-kit';
