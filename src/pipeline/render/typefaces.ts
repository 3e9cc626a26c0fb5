import { fromFile } from '@capsizecss/unpack/fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { ViteUserConfig } from 'astro';
import type { SiteSettings } from '../../site-settings.ts';
import { type Face, type MeasuredFamily, typefaceRules } from '../../styles/face-rules.ts';
import { type Family, familyOf, type RoleName } from '../../styles/typefaces.ts';

type VitePlugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

const STYLES = 'virtual:typefaces.css';
const MODULE = 'virtual:typefaces';

const require = createRequire(new URL('../../styles/typefaces.ts', import.meta.url));

/**
 * Makes the faces of the settings known to the stylesheet (`virtual:typefaces.css`), with fallbacks that
 * are measured against their files, and tells pages which files there are (`virtual:typefaces`). Vite
 * names the files by content and puts them with the other assets.
 *
 * Astro's own fonts print a `<style>` into every page, which the policy of pages forbids.
 */
export function typefaces({ fonts = {}, editions }: SiteSettings): VitePlugin {
  const langs = editions.map(({ lang }) => lang);
  const families = {
    text: familyOf('text', fonts, langs),
    interface: familyOf('interface', fonts, langs),
  };
  return {
    name: 'typefaces',
    resolveId: {
      filter: { id: /^virtual:typefaces(?:\.css)?$/ },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: /^\0virtual:typefaces(?:\.css)?$/ },
      async handler(id) {
        if (id === `\0${STYLES}`) {
          const measured = {
            text: await measure(families.text),
            interface: await measure(families.interface),
          };
          return typefaceRules(measured, langs);
        }
        return id === `\0${MODULE}` ? printModule(families) : null;
      },
    },
  };
}

async function measure(family: Family | undefined): Promise<MeasuredFamily | undefined> {
  if (family === undefined) return undefined;
  const faces = family.files.map(async ({ file, ...face }): Promise<Face> => {
    const path = pathOf(file, family);
    return { ...face, url: path, measures: await fromFile(path) };
  });
  return { ...family, faces: await Promise.all(faces) };
}

/** Prints `fontFiles` of `src/env.d.ts`; its imports give the addresses. */
function printModule(families: Readonly<Record<RoleName, Family | undefined>>): string {
  const files = Object.entries(families).flatMap(([role, family]) =>
    (family?.files ?? []).map(({ file, style, script }) => ({
      role,
      style,
      script: script?.name,
      path: family === undefined ? '' : pathOf(file, family),
    })),
  );
  const imports = files.map(
    ({ path }, index) => `import url${index} from ${JSON.stringify(`${path}?url`)};`,
  );
  const entries = files.map(({ role, style, script }, index) => {
    const facts = JSON.stringify({ role, style, script });
    return `{ ...${facts}, url: url${index} }`;
  });
  return `${imports.join('\n')}\nexport const fontFiles = [${entries.join(', ')}];\n`;
}

function pathOf(file: string, { isOwn }: Pick<Family, 'isOwn'>): string {
  const path = isOwn ? require.resolve(file) : join(resolve('public'), file);
  return path.replaceAll('\\', '/');
}
