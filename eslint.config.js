import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { importDirections } from './lint/import-directions.ts';

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

export default defineConfig(
  globalIgnores([
    'dist/',
    'dist-compressed/',
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
      // The type check knows which globals there are.
      'no-undef': 'off',
      // Taking keys out of an object by name leaves their variables unused.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // Numbers read the same in every template; the rule's other cases stay.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  astro.configs.recommended,
  {
    files: ['src/**/*.{js,ts,astro}'],
    plugins: { local: { rules: { 'import-directions': importDirections } } },
    rules: { 'local/import-directions': 'error' },
  },
  {
    files: ['src/**/*.{js,ts,astro}'],
    // The one module that queries the collections.
    ignores: ['src/components/MdxBody.astro'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: 'astro:content',
          allowImportNames: ['defineCollection'],
          message: 'Only src/components/MdxBody.astro queries the collections.',
        },
      ],
    },
  },
  {
    files: ['src/content/**/*.ts', 'src/publication/**/*.ts'],
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
    files: ['src/publication/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Page models are computed without the environment.' },
      ],
    },
  },
);
