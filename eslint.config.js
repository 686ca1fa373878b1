import eslint from '@eslint/js';
import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { packageArrows, projectArrows } from './tools/lint/arrows.ts';
import { folderArrows, folderSettings } from './tools/lint/folders.ts';

// Without a fresh project graph @nx/enforce-module-boundaries keeps silent instead of failing.
await createProjectGraphAsync();

const apps = ['apps/api/src/**/*.ts', 'apps/web/src/**/*.ts'];
const tests = ['**/*.spec.ts', '**/*.e2e.ts', '**/testing/**/*.ts', 'apps/*-e2e/**/*.ts'];
const code = ['**/*.ts', '**/*.js'];

const projects = (constraints) => [
  'error',
  {
    // The e2e suites start servers and browsers with what `npm test` has for that, and hold them to docs/.
    allow: ['test', 'access', 'documentation'].flatMap((name) => [
      `../../../tools/${name}/**`,
      `../../../../tools/${name}/**`,
    ]),
    depConstraints: constraints,
  },
];

const sizes = {
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
};

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', '.nx/', '.angular/', 'coverage/', 'data/', 'tmp/']),
  { linterOptions: { noInlineConfig: true, reportUnusedInlineConfigs: 'error' } },
  {
    files: code,
    extends: [eslint.configs.recommended],
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      // Rules about other people's text have to name control characters.
      'no-control-regex': 'off',
      'no-else-return': 'error',
      'no-implicit-coercion': 'error',
      'no-param-reassign': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      ...sizes,
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A Nest module is a class with nothing but a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // `async () => void (await it)` says that the value doesn't matter.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Frameworks type their options as classes; a literal is what they want all the same.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': projects([...projectArrows, ...packageArrows]) },
  },
  {
    files: apps,
    plugins: { boundaries },
    settings: folderSettings,
    rules: { 'boundaries/dependencies': ['error', folderArrows] },
  },
  {
    files: ['apps/web/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      // In a browser the console is the log.
      'no-console': ['error', { allow: ['error'] }],
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'vroom', style: 'kebab-case' }],
      '@angular-eslint/prefer-signals': 'error',
    },
  },
  {
    files: ['apps/web/src/app/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/button-has-type': 'error',
      '@angular-eslint/template/no-any': 'error',
      '@angular-eslint/template/no-positive-tabindex': 'error',
    },
  },
  {
    files: tests,
    plugins: { '@nx': nx },
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'prefer-template': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // vitest's matchers, such as `expect.any`, are `any`; fakes are async because what they stand for is.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Tests may import vitest and what drives a browser; the arrows between the projects stay.
      '@nx/enforce-module-boundaries': projects(projectArrows),
    },
  },
  {
    // The compiler doesn't know that `closed` may change during an `await`; the rule would have the second look removed.
    files: ['libs/mesh/src/**/*.ts'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  {
    // These run at a terminal, and speak to whoever sits there.
    files: ['tools/**/*.ts', 'apps/*-e2e/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.js', 'apps/web/*.js', 'vitest.config.ts'],
    languageOptions: { globals: { process: 'readonly' } },
    extends: [tseslint.configs.disableTypeChecked],
  },
  prettier,
);
