import { expect, it } from 'vitest';
import { targetLabel } from '../../src/deploy/target-label.ts';

it.each([
  ['/srv/site/www', '/srv/site/www'],
  ['a, b', 'a:…'],
  ['/srv/a,b:c', '/srv/a,b:c'],
  ['site:BUCKET/blog', 'site:BUCKET/blog'],
  ['site:', 'site:'],
  [':s3,secret_access_key=HUSH:bucket/www', ':s3:bucket/www'],
  [':s3,endpoint="http://host:80",secret_access_key=HUSH:bucket', ':s3:bucket'],
  [`:sftp,pass='a:HUSH,"b':www`, ':sftp:www'],
  ['site,pass=HUSH:www:old', 'site:www:old'],
  [':sftp,host=127.0.0.1,user=x,pass=HUSH', ':sftp:…'],
  [':sftp,pass="HUSH:www', ':sftp:…'],
])('%s is named %s', (target, label) => {
  expect(targetLabel(target)).toBe(label);
});
