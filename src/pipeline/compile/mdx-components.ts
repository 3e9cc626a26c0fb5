import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Component } from '../../content/body/check-components.ts';
import { readComponent, type ReadComponent } from '../../content/body/read-component.ts';
import type { CompileOptions } from '../../content/compiled-file.ts';
import { filesIn } from '../../files/walk-folder.ts';
import type { BuildSettings } from '../settings.ts';

/** The folder whose files are the components of MDX articles. */
export const COMPONENTS_DIR = fileURLToPath(new URL('../../components/mdx', import.meta.url));

/** Reads the components of MDX articles, by name. */
export function readComponents(folder = COMPONENTS_DIR): Map<string, ReadComponent> {
  const files = filesIn(folder).filter((file) => !file.includes('/') && file.endsWith('.astro'));
  return new Map(
    files.map((file) => [
      basename(file, '.astro'),
      readComponent(readFileSync(join(folder, file), 'utf8')),
    ]),
  );
}

/** What the content compiler must know of the site. */
export function compileOptions({ site }: Pick<BuildSettings, 'site'>): CompileOptions {
  const components: Record<string, Component> = {};
  for (const [name, { component }] of readComponents()) components[name] = component;
  const { ownHosts, lang, typography, editions } = site;
  // A name of a file stands for a language in a publication in several alone.
  const languages = editions.map(({ lang, prefix }) => ({ lang, prefix }));
  return { ownHosts, lang, typography, components, ...(languages.length > 1 && { languages }) };
}
