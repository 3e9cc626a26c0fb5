import { decodeHTML } from 'entities';
import { slugify } from '../content/slugify.ts';

interface ArticleWanted {
  title: string;
  /** When it is begun, in milliseconds since 1970. */
  time: number;
  categories: readonly string[];
  authors: readonly string[];
}

interface NewArticle {
  /** Path below the content folder. */
  file: string;
  /** Where it will live. */
  address: string;
  /** Folder for its pictures, below the content folder. */
  pictures: string;
  text: string;
}

const LONGEST_SLUG = 50;

/** A draft with a valid header; undefined for a title without a letter or digit to name a file by. */
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

/** Cut between two words where there are any; characters count, as each takes up to four bytes. */
function shortened(slug: string): string {
  const characters = Array.from(slug);
  if (characters.length <= LONGEST_SLUG) return slug;
  const cut = characters.slice(0, LONGEST_SLUG + 1).join('');
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : characters.slice(0, LONGEST_SLUG).join('');
}

function list(values: readonly string[]): string {
  return `[${values.map(quoted).join(', ')}]`;
}

/** As a YAML scalar that a header's reader, which decodes HTML entities, reads as this text. */
function quoted(text: string): string {
  const written = decodeHTML(text) === text ? text : text.replaceAll('&', '&amp;');
  return `'${written.replaceAll("'", "''")}'`;
}
