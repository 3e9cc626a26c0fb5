import { dirname, relative, resolve, sep } from 'node:path';
import type { Rule } from 'eslint';
import { visitImports } from './visit-imports.ts';

const base = ['escape', 'files', 'i18n', 'site.config', 'site-settings', 'urls'];
/** Rooms without I/O. */
const models = ['escape', 'i18n', 'site.config', 'site-settings', 'urls', 'content', 'publication'];
const capabilities = ['feeds', 'search', 'redirects'];
const engine = [...base, 'content', 'media', 'publication', ...capabilities];
const printed = [...engine, 'route-models', 'styles', 'scripts'];

/**
 * The architecture: what each room may import besides itself. A room is a folder of `src`, or a file
 * directly in it, by its name without the extension. A room imports only rooms listed before it.
 */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  escape: [],
  files: [],
  i18n: [],
  'other-hosts': [],
  'site-settings': [],
  'site.config': ['site-settings'],
  urls: ['site-settings'],
  content: base,
  media: [...base, 'content'],
  publication: models.filter((room) => room !== 'publication'),
  feeds: models,
  search: [...models, 'files'],
  redirects: [...models, 'files', 'feeds', 'search'],
  'route-models': [...models, ...capabilities],
  styles: ['site-settings'],
  scripts: [],
  components: printed,
  layouts: [...printed, 'components'],
  pages: [...printed, 'components', 'layouts'],
  env: ['route-models', 'styles'],
  'content.config': engine,
  'live.config': [...engine, 'components'],
  pipeline: [...engine, 'route-models', 'styles', 'components'],
  report: [...engine, 'styles'],
  links: [...engine, 'other-hosts'],
  import: [...engine, 'other-hosts', 'pipeline'],
  'language-server': [...engine, 'pipeline'],
  deploy: [...engine, 'pipeline'],
  cli: [
    ...engine,
    'other-hosts',
    'styles',
    'pipeline',
    'report',
    'links',
    'import',
    'language-server',
    'deploy',
  ],
};

const pure = {
  forbidden: /^(node:|astro$|astro[/:]|@astrojs\/)/,
  reason: 'it works without I/O, clock or environment',
};

/** Packages and Node modules that a room must not import. */
const modules: Readonly<Record<string, { forbidden: RegExp; reason: string }>> = {
  content: {
    forbidden: /^(?!astro\/zod$)(astro$|astro[/:]|@astrojs\/)/,
    reason: 'the content compiler knows nothing of Astro but `astro/zod`',
  },
  i18n: pure,
  publication: pure,
  feeds: pure,
  redirects: pure,
  report: pure,
};

/** Reports imports that the tables above do not allow. */
export const importDirections: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const source = resolve(context.cwd, 'src');
    const room = roomOf(source, context.filename);
    if (room === undefined) return {};
    return visitImports((node, specifier) => {
      const message = specifier.startsWith('.')
        ? checkRoom(room, roomOf(source, resolve(dirname(context.filename), specifier)))
        : checkModule(room, specifier);
      if (message !== undefined) context.report({ node, message });
    });
  },
};

/** Undefined for a file outside `src`. */
function roomOf(source: string, file: string): string | undefined {
  const path = relative(source, file.replace(/\?.*$/, ''));
  if (path.startsWith('..')) return undefined;
  const [first = '', ...rest] = path.split(sep);
  return rest.length > 0 ? first : first.replace(/(\.d)?\.[a-z]+$/, '');
}

function checkRoom(from: string, to: string | undefined): string | undefined {
  if (to === from) return undefined;
  if (to === undefined) return `\`src/${from}\` must not import what lies outside \`src\`.`;
  const allowed = rooms[from];
  if (allowed === undefined) return `\`src/${from}\` has no place in lint/import-directions.ts.`;
  if (allowed.includes(to)) return undefined;
  return `\`src/${from}\` must not import \`src/${to}\`; see lint/import-directions.ts.`;
}

function checkModule(from: string, specifier: string): string | undefined {
  const rule = modules[from];
  if (rule?.forbidden.test(specifier) !== true) return undefined;
  return `\`src/${from}\` must not import \`${specifier}\`: ${rule.reason}.`;
}
