import type { Link, Share } from '../publication/page.ts';

/**
 * Links that share an article by the reader's own doing: plain addresses of the services, which
 * learn nothing until one is followed.
 */
export function shareLinks({ url, title }: Share): Link[] {
  const address = encodeURIComponent(url);
  const text = encodeURIComponent(title);
  return [
    { label: 'Email', href: `mailto:?subject=${text}&body=${address}` },
    { label: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?url=${address}` },
    { label: 'X', href: `https://x.com/intent/post?url=${address}&text=${text}` },
    { label: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${address}` },
  ];
}
