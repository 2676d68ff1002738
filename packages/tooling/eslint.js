import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** The rules of the whole repository; each one that differs from the recommended set says why. */
export const eslintPreset = tseslint.config(
  { ignores: ['**/dist/**', '**/.local/**', '**/.turbo/**', '**/node_modules/**'] },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // An unawaited promise is an error that nobody sees.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Ports have synchronous fakes; the interface is what has to be a promise.
      '@typescript-eslint/require-await': 'off',
      // Does not see what a decorator's arguments use.
      'no-useless-assignment': 'off',
      // A file that outgrows this is two files.
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only environment.ts reads the environment, so that every setting has one table.',
        },
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only: one thing has one name.',
        },
      ],
    },
  },
  {
    files: ['**/environment.ts', '**/vite.config.ts', '**/testing/**', '**/*.spec.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // A package's entry names what it exports and holds nothing else: cut in two it would be harder to read.
    files: ['packages/*/src/index.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // What these describe is how somebody else's package exports.
    files: ['packages/tooling/types/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Test doubles and JSON bodies from outside are checked by the assertion itself.
    files: ['**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  prettier,
);
