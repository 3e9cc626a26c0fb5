import type { PictureFile } from '../article.ts';
import type { CompiledFile, CompileOptions } from '../compile-file.ts';
import { problem, type Problem, type Span } from '../diagnostics/diagnostic.ts';
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
): HeaderPicture & { problems: Problem[] } {
  const name = (file.header ?? file.partial)?.image;
  const span = file.spans.image;
  if (name === undefined || !span) return { problems: [] };
  const found = findPicture(name, file.file, listing, options.ownHosts);
  switch (found.kind) {
    case 'file':
      return { image: found.picture, imageSpan: span, problems: [] };
    case 'remote':
      return {
        problems: [
          problem(
            'remote-picture',
            span,
            `${name} lies on another host and is not loaded`,
            'Put a copy into `content/images/`, if you may',
          ),
        ],
      };
    case 'outside':
      return {
        problems: [
          problem(
            'outside-content',
            span,
            `${name} leads out of the content folder`,
            'Move the picture into `content/images/`',
          ),
        ],
      };
    case 'missing':
      return {
        problems: [
          problem(
            'missing-picture',
            span,
            `${name} is ${found.where}`,
            'Add the file, or delete the key',
          ),
        ],
      };
  }
}
