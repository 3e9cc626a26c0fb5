import path from 'node:path';
import type { PictureFile } from '../article.ts';
import type { CompiledFile, CompileOptions } from '../compiled-file.ts';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import { diagnose, type SourceDiagnostic, type Span } from '../diagnostics/diagnostic.ts';
import type { ContentListing } from '../list-content.ts';
import { decodePath, relativeFile } from '../paths.ts';

/** What a picture's name leads to. */
export type FoundPicture =
  | { kind: 'file'; picture: PictureFile }
  | { kind: 'remote'; url: string }
  /** `where` says where it was looked for; `near` names the only file that may be meant. */
  | { kind: 'missing'; where: string; near?: string }
  /** A path that leads out of the content folder. */
  | { kind: 'outside' };

export interface FrontMatterPicture {
  image?: PictureFile;
  imageSpan?: Span;
}

/**
 * Looks up a picture: a bare name in `images/`, then beside the article; a path relative to the
 * article, or, with a leading slash, in `images/`, then in `public/`.
 */
export function findPicture(
  name: string,
  article: string,
  listing: Pick<ContentListing, 'assets' | 'publicFiles'>,
  ownHosts: readonly string[],
): FoundPicture {
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(name)) {
    const url = URL.parse(name, 'https://elsewhere.invalid');
    if (!url || !ownHosts.includes(url.host)) return { kind: 'remote', url: name };
    return findPicture(url.pathname, article, listing, ownHosts);
  }
  const written = decodePath(name.replace(/[?#].*$/s, ''));
  const missing = (where: string): FoundPicture => {
    const near = findNear(written, article, listing);
    return { kind: 'missing', where, ...(near !== undefined && { near }) };
  };
  if (written.startsWith('/')) {
    const below = path.posix.normalize(written).slice(1);
    return (
      inContent(`images/${below}`, listing) ??
      inPublic(below, listing) ??
      missing('neither in `images/` nor in `public/`')
    );
  }
  const relative = relativeFile(article, name.replace(/[?#].*$/s, ''));
  if (relative.startsWith('../')) return { kind: 'outside' };
  if (!written.includes('/')) {
    return (
      inContent(`images/${written}`, listing) ??
      inContent(relative, listing) ??
      missing('neither in `images/` nor beside the article')
    );
  }
  return inContent(relative, listing) ?? missing(`not in \`${path.posix.dirname(relative)}/\``);
}

/**
 * The one picture whose path ends as the wanted one does, as the article can write it: another program
 * had put something before the path, or this one has. As much of the wanted path counts as any file has.
 */
function findNear(
  wanted: string,
  article: string,
  { assets, publicFiles }: Pick<ContentListing, 'assets' | 'publicFiles'>,
): string | undefined {
  const parts = wanted.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const name = parts.at(-1);
  if (name === undefined) return undefined;
  const beside = `${path.posix.dirname(article)}/`;
  const written = new Set<string>();
  for (const file of assets) {
    if (!file.endsWith(name)) continue;
    if (file.startsWith('images/')) written.add(file.slice('images'.length));
    else if (file.startsWith(beside)) written.add(file.slice(beside.length));
  }
  for (const file of publicFiles) if (file.endsWith(name)) written.add(`/${file}`);
  if (written.size === 0) return undefined;
  for (let from = 0; from < parts.length; from += 1) {
    const end = `/${parts.slice(from).join('/')}`;
    const found = [...written].filter((file) => `/${file}`.endsWith(end));
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

function inContent(
  file: string,
  { assets }: Pick<ContentListing, 'assets'>,
): FoundPicture | undefined {
  return assets.has(file) ? { kind: 'file', picture: { root: 'content', file } } : undefined;
}

function inPublic(
  file: string,
  { publicFiles }: Pick<ContentListing, 'publicFiles'>,
): FoundPicture | undefined {
  return publicFiles.has(file) ? { kind: 'file', picture: { root: 'public', file } } : undefined;
}

/** Finds the picture that front matter names, or reports what is wrong with the name. */
export function findFrontMatterPicture(
  file: CompiledFile,
  listing: Pick<ContentListing, 'assets' | 'publicFiles'>,
  options: Pick<CompileOptions, 'ownHosts'>,
): FrontMatterPicture & { diagnostics: SourceDiagnostic[] } {
  const name = (file.frontMatter ?? file.partial)?.image;
  const span = file.spans.image;
  if (name === undefined || !span) return { diagnostics: [] };
  const found = findPicture(name, file.file, listing, options.ownHosts);
  const report = (code: DiagnosticCode, what: string, hint: string) => ({
    diagnostics: [diagnose(code, span, `${name} ${what}`, hint)],
  });
  switch (found.kind) {
    case 'file':
      return { image: found.picture, imageSpan: span, diagnostics: [] };
    case 'remote':
      return report(
        'remote-picture',
        'lies on another host and is not loaded',
        'Put a copy into `content/images/`, if you may',
      );
    case 'outside':
      return report(
        'outside-content',
        'leads out of the content folder',
        'Move the picture into `content/images/`',
      );
    case 'missing':
      return report(
        'missing-picture',
        `is ${found.where}`,
        found.near === undefined ? 'Add the file, or delete the key' : `Write ${found.near}`,
      );
  }
}
