/** Names that Jekyll, Hugo and Hexo replace where a colon stands before them. */
const NAMES = `
  year short_year w_year month i_month short_month long_month monthname week weekday weekdayname
  day i_day short_day long_day w_day y_day yearday hour minute second
  title post_title slug name basename contentbasename slugorcontentbasename filename slugorfilename
  path section sections category categories slugified_categories collection id hash lang output_ext
`;
const PATTERN = new RegExp(
  String.raw`(?<![^/._-]):(?:${NAMES.trim().split(/\s+/).join('|')})\b|\{\{[^{}]{0,40}\}{0,2}|\{%[^{}]{0,40}\}?`,
);

/**
 * The first pattern of another generator in a path, as `:year` in `/:year/:title/` or `{{ slug }}`;
 * undefined for none. A path in which these characters are meant has the colon as `%3A`.
 */
export function findAddressPattern(path: string): string | undefined {
  return PATTERN.exec(path)?.[0];
}
