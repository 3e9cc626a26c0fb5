import { textsFor } from '../i18n/texts-for.ts';
import { type Address, encodeAddress } from '../urls.ts';
import type { PictureFile } from '../content/article.ts';
import { findPicture, type FoundPicture } from '../content/assemble/find-picture.ts';
import type { BodyFacts, PictureUse } from '../content/body/body.ts';
import { diagnose, type SourceDiagnostic } from '../content/diagnostics/diagnostic.ts';
import type { ContentListing } from '../content/list-content.ts';
import type { DateValue } from '../content/parse-date.ts';
import type { ArticleBody, BodyPicture, Recording } from './page.ts';
import type { Publication } from './publication.ts';
import { resolveLink, type LinkTargets } from './resolve-link.ts';

/** What any file with a body says of it. */
export interface BodySource {
  file: string;
  syntax: 'md' | 'mdx';
  body: BodyFacts;
  bodyDigest: string;
  /** Where the file names its language. */
  lang?: string | undefined;
  /** Of an article: as its front matter or the name of its file says. */
  date?: DateValue;
}

/** The body of a file with what fills its placeholders. */
export type BodyOf = (source: BodySource) => ArticleBody;

export interface ResolvedBody {
  body: ArticleBody;
  /** Links of the body that lead nowhere, as its page has them. */
  broken: string[];
  diagnostics: SourceDiagnostic[];
}

export interface BodyTargets extends LinkTargets {
  listing: Pick<ContentListing, 'assets' | 'publicFiles'>;
  picture: Publication['picture'];
  /** A file of sound or film; captions without a language have an empty one. */
  recording: (file: PictureFile) => Recording | undefined;
}

/** Fills a body's slots: every link with its final address, every picture with its files. */
export function resolveBody(
  source: BodySource,
  address: Address | undefined,
  targets: BodyTargets,
): ResolvedBody {
  const from = {
    file: source.file,
    anchors: source.body.anchors,
    ...(address !== undefined && { address }),
  };
  const links = source.body.links.map((link) => resolveLink(link, from, targets));
  const pictures = source.body.pictures.map((use) => resolvePicture(use, source, targets));
  return {
    body: {
      source: source.syntax === 'mdx' ? 'mdx' : 'markdown',
      file: source.file,
      digest: source.bodyDigest,
      links: links.map(({ href }) => href),
      pictures: pictures.map(({ picture }) => picture),
    },
    broken: links.flatMap(({ href, diagnostic }) =>
      diagnostic?.code === 'broken-link' && href !== '' ? [href] : [],
    ),
    diagnostics: [...links, ...pictures].flatMap((resolved) => resolved.diagnostic ?? []),
  };
}

function resolvePicture(
  use: PictureUse,
  { file, lang }: Pick<BodySource, 'file' | 'lang'>,
  targets: BodyTargets,
): { picture: BodyPicture; diagnostic?: SourceDiagnostic } {
  const nothing = { kind: 'nothing' } as const;
  if (use.source.startsWith('data:')) return { picture: nothing };
  const found = findPicture(use.source, file, targets.listing, targets.site.ownHosts);
  switch (found.kind) {
    case 'file': {
      const recording = targets.recording(found.picture);
      if (recording)
        return { picture: resolveRecording(use, recording, lang ?? targets.site.lang) };
      const picture = targets.picture(found.picture, use.alt);
      return { picture: picture ? { kind: 'picture', picture } : nothing };
    }
    case 'remote': {
      const { embeds } = textsFor(lang ?? targets.site.lang).body;
      const text = use.alt === '' ? embeds.picture : use.alt;
      const hint = 'Put a copy into `content/images/`, if you may';
      return {
        picture: use.inLink ? { kind: 'text', text } : { kind: 'link', href: found.url, text },
        diagnostic: diagnose(
          'remote-picture',
          use,
          `${use.source} lies on another host and is not loaded`,
          hint,
        ),
      };
    }
    case 'outside':
      return {
        picture: nothing,
        diagnostic: diagnose(
          'outside-content',
          use,
          `${use.source} leads out of the content folder`,
          'Move the picture into `content/images/`',
        ),
      };
    case 'missing':
      return {
        picture: use.alt === '' ? nothing : { kind: 'text', text: use.alt },
        diagnostic: missing(use, found),
      };
  }
}

function resolveRecording(
  { alt, inLink, source }: PictureUse,
  recording: Recording,
  lang: string,
): BodyPicture {
  // The name that the editor gave the file; its address ends with a digest.
  const label = alt === '' ? (/[^/]*$/.exec(source.replace(/[?#].*$/s, ''))?.[0] ?? '') : alt;
  // A link must not hold another control.
  if (inLink) return { kind: 'text', text: label };
  const captions = recording.captions.map((track) => ({ ...track, lang: track.lang || lang }));
  return { kind: 'recording', recording: { ...recording, captions }, label };
}

/** A path of the site may have lost its file with the move; a path to a file beside the article is a mistake. */
function missing(
  use: PictureUse,
  { where, near }: FoundPicture & { kind: 'missing' },
): SourceDiagnostic {
  const ofSite = /^(?:\/|https?:)/i.test(use.source);
  const code = ofSite ? 'missing-picture' : 'missing-file';
  const hint =
    near === undefined ? 'Correct the path, or add the file' : `Write ${encodeAddress(near)}`;
  return diagnose(code, use, `${use.source} is ${where}`, hint);
}
