import { decodeHTML } from 'entities';
import { quotedYaml, yamlList } from './front-matter/yaml-text.ts';

export interface Draft {
  /** Empty for one that is still to be written. */
  title: string;
  /** As front matter has it; empty for one that is still to be written. */
  date: string;
  categories: readonly string[];
  tags: readonly string[];
  authors: readonly string[];
}

/** The text of a new article: its front matter, with nothing below. */
export function draftText({ title, date, categories, tags, authors }: Draft): string {
  // Whoever writes a title between the marks may use an apostrophe.
  const written = title === '' ? '""' : quotedYaml(encoded(title));
  return `---
title: ${written}
date:${date === '' ? '' : ` ${date}`}
draft: true
description: ${title === '' ? '""' : "''"}
categories: ${yamlList(categories.map(encoded))}
tags: ${yamlList(tags.map(encoded))}
authors: ${yamlList(authors.map(encoded))}
image:
imageAlt: ${title === '' ? '""' : "''"}
---

`;
}

/** Values of front matter are decoded as HTML, so that an `&` may need escaping. */
function encoded(text: string): string {
  return decodeHTML(text) === text ? text : text.replaceAll('&', '&amp;');
}
