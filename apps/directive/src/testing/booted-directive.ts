import { type EventDefinition } from '@namkhong/contracts';
import { type DirectiveView, type UnitView } from '@namkhong/contracts/http/directive';
import { type ImportReport } from '@namkhong/contracts/http/import-report';
import type { GrantableRole } from '@namkhong/domain';
import { eventually, FakeClock, testService, type TestRequest } from '@namkhong/service-kit/testing';
import type { z } from 'zod';
import { DirectiveModule, type DirectiveEnvironment } from '../directive.module.js';

/** Who asks: a role over the whole organisation, a role for one unit, a subject with its own grants, or a stranger. */
export type Asker =
  | GrantableRole
  | { readonly role: GrantableRole; readonly unitId: string }
  | { readonly subject: string }
  | null;

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads what it expects and fails otherwise
  readonly body: any;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface UnitOptions {
  readonly kind?: string;
  readonly parentCode?: string;
  readonly validTo?: string;
  readonly illustrative?: boolean;
}

/** Monday 23 November 2026, 10:00 in Hà Nội. */
const MORNING = new Date('2026-11-23T03:00:00.000Z');
const UNIT_COLUMNS = 'code,name,kind,parent_code,valid_from,valid_to,illustrative';
const POST_COLUMNS = 'official_code,unit_code,role,valid_from,valid_to,illustrative';

/** The real service on its own database and bus, asked over HTTP. Close it in `afterAll`. */
export async function bootDirective() {
  const clock = new FakeClock(MORNING);
  const service = await testService<DirectiveEnvironment>({
    name: 'directive',
    module: (environment) => DirectiveModule.forRoot(environment),
    environment: (base) => ({ ...base, BOOTSTRAP_OPERATOR: 'nk' }),
    clock,
    bodyLimit: 5 * 1024 * 1024,
  });
  const accounts = new Map<string, Promise<Record<string, string>>>();

  const headersOf = async (asker: Asker): Promise<Record<string, string>> => {
    if (asker === null) return {};
    if (typeof asker === 'object' && 'subject' in asker) return service.bearer(asker.subject);
    const { role, ...where } = typeof asker === 'string' ? { role: asker } : asker;
    const key = JSON.stringify([role, where]);
    const account = accounts.get(key) ?? service.as(role, where).then(({ headers }) => headers);
    accounts.set(key, account);
    return account;
  };
  const send = async (asker: Asker, path: string, request: Omit<TestRequest, 'url'>): Promise<Answer> => {
    const headers = { ...(await headersOf(asker)), ...request.headers };
    const answer = await service.inject({ ...request, url: `/api/directive/v1/${path}`, headers });
    const body: unknown = answer.text === '' ? null : answer.json;
    return { status: answer.status, headers: answer.headers, body };
  };

  const directive = {
    service,
    clock,
    eventually,
    close: () => service.close(),
    /** Any request, for methods that have no shorter way. */
    send,
    get: (asker: Asker, path: string) => send(asker, path, {}),
    post: (asker: Asker, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      send(asker, path, { method: 'POST', body, headers }),
    put: (asker: Asker, path: string, body: unknown, headers: Record<string, string> = {}) =>
      send(asker, path, { method: 'PUT', body, headers }),
    delete: (asker: Asker, path: string, headers: Record<string, string> = {}) =>
      send(asker, path, { method: 'DELETE', headers }),
    postCsv: (asker: Asker, path: string, csv: string, headers: Record<string, string> = {}) =>
      send(asker, path, {
        method: 'POST',
        body: csv,
        headers: { 'content-type': 'text/csv; charset=utf-8', ...headers },
      }),
    /** Everything the service has announced under the definition, in order. */
    published: <Type extends string, Data extends z.ZodType>(definition: EventDefinition<Type, Data>) =>
      service.published(definition),
    /** Something another service announces. */
    receive: <Data extends z.ZodType>(definition: EventDefinition<string, Data>, data: z.input<Data>) =>
      service.publish(definition, data),
    /** All pages of a unit list. */
    async allUnits(query: string, limit = 200): Promise<UnitView[]> {
      const units: UnitView[] = [];
      for (let cursor = ''; ;) {
        const answer = await directive.get(null, `units?limit=${limit}&${query}${cursor}`);
        const page = answer.body as { items: UnitView[]; next: string | null };
        units.push(...page.items);
        if (page.next === null) return units;
        cursor = `&cursor=${page.next}`;
      }
    },
    async addUnit(code: string, name: string, options: UnitOptions = {}): Promise<UnitView> {
      const { kind = 'xa', parentCode = '', validTo = '', illustrative = false } = options;
      const row = [code, name, kind, parentCode, '', validTo, illustrative].join();
      requireAccepted(await directive.postCsv('operator', 'imports/units', `${UNIT_COLUMNS}\n${row}`));
      const asOf = validTo === '' ? '' : '&asOf=2020-01-01';
      const units = await directive.allUnits(`q=${encodeURIComponent(name)}${asOf}`);
      return found(units.find((unit) => unit.code === code));
    },
    async addPost(officialCode: string, unitCode: string, role: string): Promise<void> {
      const row = [officialCode, unitCode, role, '2025-07-01', '', true].join();
      requireAccepted(await directive.postCsv('operator', 'imports/posts', `${POST_COLUMNS}\n${row}`));
    },
    async addDirective(number: string, status: 'issued' | 'historical', clauses: number) {
      const answer = await directive.post('committee-office', 'directives', {
        number,
        title: 'Văn bản thử',
        issuer: 'Cơ quan minh họa',
        issuedOn: '2026-03-02',
        status,
        basedOn: ['12-CT/TU'],
        clauses: Array.from({ length: clauses }, (_, index) => ({ text: `Khoản ${index + 1}` })),
        illustrative: true,
      });
      return answer.body as DirectiveView;
    },
  };
  return directive;
}

export type BootedDirective = Awaited<ReturnType<typeof bootDirective>>;

function requireAccepted({ body }: Answer): void {
  if ((body as ImportReport).accepted !== 1) throw new Error(JSON.stringify(body));
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not found');
  return value;
}
