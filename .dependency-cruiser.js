/** The import rules of the house. Each is an error, and each says why. */
const service = '^apps/(directive|feedback|scoring|notification|gateway|identity)/src/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or a third one is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment:
        'The index is recomputed in a browser, in a test and in court: it depends on nothing but itself.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: '^packages/domain/src/golden/|\\.spec\\.ts$' },
      to: { pathNot: '^packages/domain/src/' },
    },
    {
      name: 'keying-is-small-enough-to-read',
      comment:
        'Who can recognise whom is decided here: node:crypto and civil dates, so that an auditor reads it in a minute.',
      severity: 'error',
      from: { path: '^packages/keying/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^packages/keying/src/|^packages/domain/src/index\\.ts$|^crypto$' },
    },
    {
      name: 'sealing-is-small-enough-to-read',
      comment:
        'What keeps a report secret runs alike in a browser and in an audit: libsodium, and nothing of a service.',
      severity: 'error',
      from: { path: '^packages/sealing/src/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot:
          '^packages/sealing/src/|^packages/domain/src/index\\.ts$|^packages/contracts/src/http/|node_modules/(libsodium-wrappers-sumo|zod)/',
      },
    },
    {
      name: 'contracts-know-nobody',
      comment: 'Renaming something in the domain must not alter a published event.',
      severity: 'error',
      from: { path: '^packages/contracts/src/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: '^packages/contracts/src/|node_modules/(zod|cloudevents|yaml)/',
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'bus-carries-contracts-only',
      comment: 'The bus moves events; what they mean is the business of services.',
      severity: 'error',
      from: { path: '^packages/event-bus/src/' },
      to: { path: '^(apps|packages/(domain|service-kit|nk)|infra|bench|e2e)/' },
    },
    {
      name: 'one-file-imports-kafkajs',
      comment: 'kafkajs is unmaintained: replacing it must touch one file.',
      severity: 'error',
      from: {
        pathNot: '^packages/event-bus/src/kafka/kafka-client\\.ts$|^(bench|infra/local)/|\\.spec\\.ts$',
      },
      to: { path: 'node_modules/kafkajs/' },
    },
    {
      name: 'kit-knows-no-service',
      comment: 'The kit is what every service has in common.',
      severity: 'error',
      from: { path: '^packages/service-kit/src/' },
      to: { path: '^(apps|infra|bench|e2e)/|node_modules/kafkajs/' },
    },
    {
      name: 'kit-needs-permissions-only',
      comment: 'Of the domain the kit needs the permission table and civil dates, not the index.',
      severity: 'error',
      from: { path: '^packages/service-kit/src/' },
      to: { path: '^packages/domain/src/(?!index\\.ts|permissions\\.ts|calendar/)' },
    },
    {
      name: 'services-share-events-not-source',
      comment: 'A service that imports another one cannot be deployed, scaled or replaced alone.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-by-entry-point',
      comment: 'What a package does not export is its own business.',
      severity: 'error',
      from: { path: '^(apps/[^/]+|packages/[^/]+|infra/local|bench|e2e)/' },
      to: {
        path: '^packages/[^/]+/src/',
        pathNot:
          '^$1/|^packages/[^/]+/src/((testing|official-figures)/)?index\\.ts$|^packages/contracts/src/http/|^packages/tooling/',
      },
    },
    {
      name: 'outside-sees-services-from-outside',
      comment: 'Tools, benches and end-to-end tests use HTTP and the bus, as everybody else does.',
      severity: 'error',
      from: { path: '^(packages/nk|bench|e2e|infra/local)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'portal-stays-in-the-browser',
      comment: 'The portal runs on a phone: contracts and domain are all it may carry.',
      severity: 'error',
      from: { path: '^apps/portal/src/', pathNot: '\\.spec\\.ts$|/testing/' },
      to: { path: '^packages/(service-kit|event-bus|nk)/|node_modules/(typeorm|@nestjs)/' },
    },
    {
      name: 'capabilities-meet-at-readers',
      comment:
        'One capability may ask another through its module, its reader or the port it implements; its tables and services are its own.',
      severity: 'error',
      from: {
        path: '^apps/(directive|feedback|scoring|notification)/src/([^/]+)/',
        pathNot: '\\.spec\\.ts$|/database/',
      },
      to: {
        path: '^apps/[^/]+/src/([^/]+)/',
        pathNot: '^apps/$1/src/$2/|\\.(module|reader|port)\\.ts$|^apps/[^/]+/src/database/',
      },
    },
    {
      name: 'entities-stay-home',
      comment: 'A table is known to its repository, its reader, its module and the data source.',
      severity: 'error',
      from: { path: service, pathNot: '\\.(repository|reader|module|entity)\\.ts$|/database/|\\.spec\\.ts$' },
      to: { path: '\\.entity\\.ts$' },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'Test doubles do not belong in what runs in production.',
      severity: 'error',
      from: { pathNot: '\\.spec\\.ts$|/testing/|^(bench|e2e)/' },
      to: { path: '/src/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.turbo|\\.local)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
