import type { ArticleBody, BodyPicture } from '../publication/page.ts';
import { absolute } from './absolute.ts';
import { shownSize } from './feed-picture.ts';

/** A body whose addresses hold wherever it is read; each picture has the one size that every reader can use. */
export function renderableBody(body: ArticleBody, base: string): ArticleBody {
  return {
    ...body,
    links: body.links.map((href) => absolute(href, base)),
    pictures: body.pictures.map((part) => renderablePicture(part, base)),
  };
}

function renderablePicture(part: BodyPicture, base: string): BodyPicture {
  if (part.kind === 'link') return { ...part, href: absolute(part.href, base) };
  if (part.kind !== 'picture') return part;
  const { picture } = part;
  return {
    kind: 'picture',
    picture: {
      ...picture,
      ...shownSize(picture),
      src: absolute(picture.src, base),
      sources: [],
      srcset: '',
      placeholder: '',
    },
  };
}
