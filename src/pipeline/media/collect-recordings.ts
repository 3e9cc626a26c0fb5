import path from 'node:path';
import type { PictureFile } from '../../content/article.ts';
import { diagnose, type Diagnostic, diagnosticIn } from '../../content/diagnostics/diagnostic.ts';
import type { ContentListing } from '../../content/list-content.ts';
import { memoize } from '../../content/memoize.ts';
import { mediaTypeOf, recordingKind } from '../../files/media-types.ts';
import type { Recording } from '../../publication/page.ts';
import type { BuildSettings } from '../settings.ts';
import { documentFile, type DocumentFile } from './document-file.ts';
import { inspectRecordings } from './inspect-recordings.ts';
import { companionsOf, type PictureUse } from './named-files.ts';

/** The sound and film that bodies show. */
export interface Recordings {
  recording: (file: PictureFile) => Recording | undefined;
  /** Files to publish, each for the source file that shows it. */
  assets: { file: string; asset: DocumentFile }[];
  diagnostics: Diagnostic[];
}

interface Surroundings {
  listing: ContentListing;
  settings: BuildSettings;
  /** Stands for the code that reads files. */
  fingerprint: string;
  /** The address of a picture that is shown before a film begins. */
  posterOf: (picture: PictureFile) => string | undefined;
}

/** Whether a use is one of sound or film. */
export function isRecording({ picture, inFrontMatter }: PictureUse): boolean {
  return !inFrontMatter && recordingKind(picture.file) !== undefined;
}

/** The pictures that lie beside the films among the uses, as uses of their own. */
export function posterUses(uses: readonly PictureUse[], listing: ContentListing): PictureUse[] {
  return uses.flatMap((use) => {
    const { poster } = companionsOf(use.picture, listing);
    return poster === undefined ? [] : [{ ...use, picture: poster }];
  });
}

/** Reads the files of the uses, all of which are recordings, and their captions. */
export async function collectRecordings(
  uses: readonly PictureUse[],
  { listing, settings, fingerprint, posterOf }: Surroundings,
): Promise<Recordings> {
  const { contentDir, site } = settings;
  const parts = uses.flatMap((use) =>
    [use.picture, ...companionsOf(use.picture, listing).captions.map(({ file }) => file)].map(
      (part) => ({ use, part }),
    ),
  );
  const facts = await inspectRecordings(
    parts.map(({ part }) => part),
    settings,
    fingerprint,
  );
  /** Of a file of `public/` there is nothing to copy. */
  const assetOf = memoizePerFile((part): DocumentFile | undefined => {
    const found = facts(part);
    if (part.root === 'public' || !found || !('digest' in found)) return undefined;
    return documentFile(path.join(contentDir, part.file), found.digest);
  });
  const addressOf = (part: PictureFile): string =>
    site.base + (assetOf(part)?.file ?? encodeURI(part.file));
  return {
    recording: memoizePerFile((file) => {
      const kind = recordingKind(file.file);
      const found = facts(file);
      if (kind === undefined || !found || !('digest' in found)) return undefined;
      const { bytes, width, height } = found;
      const { poster, captions } = companionsOf(file, listing);
      const picture = poster && posterOf(poster);
      return {
        kind,
        src: addressOf(file),
        type: mediaTypeOf(file.file) ?? '',
        bytes,
        ...(width !== undefined && height !== undefined && { width, height }),
        ...(picture !== undefined && { poster: picture }),
        captions: captions.map((track) => ({ src: addressOf(track.file), lang: track.lang })),
      };
    }),
    assets: parts.flatMap(({ use, part }) => {
      const asset = assetOf(part);
      return asset === undefined ? [] : [{ file: use.file, asset }];
    }),
    diagnostics: parts.flatMap(({ use, part }) => {
      const found = facts(part);
      if (!found || 'digest' in found) return [];
      const { code = 'unsafe-recording', message, hint } = found;
      return [diagnosticIn(use.file, diagnose(code, use.span, `${part.file}: ${message}`, hint))];
    }),
  };
}

function memoizePerFile<Made>(make: (file: PictureFile) => Made): typeof make {
  return memoize(({ root, file }) => `${root}:${file}`, make);
}
