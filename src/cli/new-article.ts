import { decodeHTML } from 'entities';
import { slugify } from '../content/text.ts';

interface ArticleWanted {
  title: string;
  /** Date of the article in milliseconds since 1970. */
  time: number;
  categories: readonly string[];
  authors: readonly string[];
}

interface NewArticle {
  /** Path below the content folder. */
  file: string;
  /** The article's address on the site. */
  address: string;
  /** Folder for pictures, below the content folder. */
  pictures: string;
  text: string;
}

const MAX_SLUG = 50;

/** Writes a draft with valid front matter. Undefined if the title has no letter or digit for a file name. */
export function newArticle({
  title,
  time,
  categories,
  authors,
}: ArticleWanted): NewArticle | undefined {
  const slug = shortened(slugify(title));
  if (slug === '') return undefined;
  const date = new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
  const day = date.slice(0, 10);
  const folder = `articles/${day.slice(0, 4)}/${day}-${slug}`;
  const text = `---
title: ${quoted(title)}
date: ${date}
draft: true
description: ''
categories: ${list(categories)}
tags: []
authors: ${list(authors)}
image:
imageAlt: ''
---

`;
  const address = `/${day.replaceAll('-', '/')}/${slug}/`;
  return { file: `${folder}.md`, address, pictures: `${folder}/`, text };
}

/** Cuts a slug between words if it can; counts characters. */
function shortened(slug: string): string {
  const characters = Array.from(slug);
  if (characters.length <= MAX_SLUG) return slug;
  const cut = characters.slice(0, MAX_SLUG + 1).join('');
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : characters.slice(0, MAX_SLUG).join('');
}

function list(values: readonly string[]): string {
  return `[${values.map(quoted).join(', ')}]`;
}

/** Quotes text as a YAML scalar. Front matter values are decoded as HTML, so `&` may need escaping. */
function quoted(text: string): string {
  const written = decodeHTML(text) === text ? text : text.replaceAll('&', '&amp;');
  return `'${written.replaceAll("'", "''")}'`;
}
