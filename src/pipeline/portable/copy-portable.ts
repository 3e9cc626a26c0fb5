import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../files/digest-of.ts';
import { filesIn, isWithin } from '../../files/walk-folder.ts';
import { siteAddresses } from '../../urls.ts';
import { withBuildLock } from '../publish/build-lock.ts';
import { markerName, type Outcome, type PlannedFile, stagingName } from '../publish/plan.ts';
import { publish } from '../publish/publish.ts';
import { type BuildSettings, WrongSetting } from '../settings.ts';
import {
  type CopiedFiles,
  copiedFiles,
  plainScript,
  relativePage,
  relativeStyles,
} from './relative-addresses.ts';

/**
 * Makes `target` a copy of the built site that opens in a browser wherever it lies, from a disk too.
 *
 * @throws {WrongSetting} when OUT_DIR holds no built site, or lies in the target or around it.
 */
export async function copyPortable(
  settings: Pick<BuildSettings, 'outDir' | 'cacheDir' | 'site'>,
  target: string,
  waiting: () => void,
): Promise<Outcome> {
  const { outDir, cacheDir, site } = settings;
  const copy = { outDir: target, cacheDir: join(cacheDir, 'portable') };
  if (isWithin(target, outDir) || isWithin(outDir, target))
    throw new WrongSetting(`${target} and ${outDir} lie in one another: name another folder`);
  if (!existsSync(join(outDir, markerName)))
    throw new WrongSetting(`${outDir} holds no built site: run \`npm run build\` first`);
  const copied = (): Promise<Outcome> => publish(filesOf(outDir, site.base), copy);
  return withBuildLock(settings, () => withBuildLock(copy, copied, waiting), waiting);
}

function* filesOf(folder: string, base: string): Generator<PlannedFile> {
  const paths = filesIn(folder).filter(
    (path) => path !== markerName && !path.startsWith(stagingName),
  );
  const files = copiedFiles(paths);
  for (const [from, path] of files) {
    const source = join(folder, from);
    const bytes = readFileSync(source);
    const text = copiedText(bytes, from, files, base);
    const content = text === undefined ? bytes : Buffer.from(text);
    const group = from.endsWith('.html') ? 'page' : 'asset';
    yield {
      path,
      digest: digestOf(content),
      group,
      content: text === undefined ? { copyFrom: source } : () => Promise.resolve(content),
    };
  }
}

/** Undefined for a file that is copied as it is. */
function copiedText(
  bytes: Buffer,
  from: string,
  files: CopiedFiles,
  base: string,
): string | undefined {
  const isAsset = `/${from}`.startsWith(siteAddresses.assets);
  if (from.endsWith('.html')) return relativePage(bytes.toString(), { base, from, files });
  if (from.endsWith('.css')) return relativeStyles(bytes.toString(), { base, from, files });
  return isAsset && from.endsWith('.js') ? plainScript(bytes.toString()) : undefined;
}
