import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { importCycles } from './lint/import-cycles.ts';
import { importDirections } from './lint/import-directions.ts';
import { unboundedArguments } from './lint/unbounded-arguments.ts';

const clockAndEnvironment = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time.' },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take a seed.',
  },
];

const rawOutput = {
  selector:
    "CallExpression[callee.property.name='write'][callee.object.property.name=/^std(out|err)$/]",
  message: 'Print through src/cli/print.ts, which breaks up what a log would obey.',
};

export default defineConfig(
  globalIgnores([
    'dist/',
    'dist-compressed/',
    'dist-portable/',
    '.astro/',
    '.cache/',
    'content/',
    'public/',
    '**/*.tmp/',
    'bench/hugo/',
  ]),
  {
    files: ['**/*.{js,ts}'],
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // TypeScript checks globals.
      'no-undef': 'off',
      // Destructuring may leave keys out of an object by name.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // Numbers print the same everywhere.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  astro.configs.recommended,
  {
    files: ['**/*.{js,ts,astro}'],
    plugins: {
      local: {
        rules: {
          'import-cycles': importCycles(),
          'import-directions': importDirections,
          'unbounded-arguments': unboundedArguments,
        },
      },
    },
    rules: { 'local/import-cycles': 'error', 'local/import-directions': 'error' },
  },
  {
    files: ['src/**/*.{js,ts,astro}'],
    ignores: [
      'src/pages/**',
      'src/{content,live}.config.ts',
      // Print the body of an entry.
      'src/components/MdxBody.astro',
      'src/pipeline/render/body.astro',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: 'astro:content',
          message: 'Pages query the collections and pass entries to layouts and components.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{js,ts,astro}'],
    rules: { 'local/unbounded-arguments': 'error' },
  },
  {
    files: ['src/cli/**/*.ts'],
    ignores: ['src/cli/print.ts'],
    rules: { 'no-console': 'error', 'no-restricted-syntax': ['error', rawOutput] },
  },
  {
    files: ['src/{content,publication,feeds,search,redirects,report}/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...clockAndEnvironment],
      'no-restricted-properties': [
        'error',
        { property: 'localeCompare', message: 'Compare by code point: same input, same bytes.' },
        { property: 'toLocaleString', message: 'The locale of the machine would show.' },
      ],
    },
  },
  {
    files: ['src/{publication,feeds,redirects,report}/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Models are computed without the environment.' },
      ],
    },
  },
);
