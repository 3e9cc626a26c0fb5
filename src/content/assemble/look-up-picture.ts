import type { PictureFile } from '../article.ts';
import type { CompiledFile, CompileOptions } from '../compile-file.ts';
import { diagnose, type SourceDiagnostic, type Span } from '../diagnostics/diagnostic.ts';
import type { ContentListing } from '../list-content.ts';
import { findPicture } from './find-picture.ts';

export interface HeaderPicture {
  image?: PictureFile;
  imageSpan?: Span;
}

/** The picture that a header names, or what is wrong with the name. */
export function lookUpPicture(
  file: CompiledFile,
  listing: Pick<ContentListing, 'assets' | 'publicFiles'>,
  options: CompileOptions,
): HeaderPicture & { diagnostics: SourceDiagnostic[] } {
  const name = (file.frontMatter ?? file.partial)?.image;
  const span = file.spans.image;
  if (name === undefined || !span) return { diagnostics: [] };
  const found = findPicture(name, file.file, listing, options.ownHosts);
  switch (found.kind) {
    case 'file':
      return { image: found.picture, imageSpan: span, diagnostics: [] };
    case 'remote':
      return {
        diagnostics: [
          diagnose(
            'remote-picture',
            span,
            `${name} lies on another host and is not loaded`,
            'Put a copy into `content/images/`, if you may',
          ),
        ],
      };
    case 'outside':
      return {
        diagnostics: [
          diagnose(
            'outside-content',
            span,
            `${name} leads out of the content folder`,
            'Move the picture into `content/images/`',
          ),
        ],
      };
    case 'missing':
      return {
        diagnostics: [
          diagnose(
            'missing-picture',
            span,
            `${name} is ${found.where}`,
            'Add the file, or delete the key',
          ),
        ],
      };
  }
}
