import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesIn } from '../../src/files/walk-folder.ts';
import { samples } from '../redirects/hosts/publish-samples.ts';
import { DeployPlace } from './deploy-place.ts';
import { serveS3 } from './serve-s3.ts';

let place: DeployPlace;

beforeEach(() => {
  place = new DeployPlace();
});

afterEach(() => {
  place[Symbol.dispose]();
});

/** Expects that the command says so, ends so, and sends nothing. */
async function expectRefusal(status: number, said: string, ...args: string[]): Promise<void> {
  const ended = await place.run(...(args.length === 0 ? [place.path('www')] : args));
  expect(ended.stderr).toContain(said);
  expect(ended.status).toBe(status);
  expect(filesIn(place.path('www'))).toEqual([]);
}

it('refuses a site that was not built, a preview, and one that is older than its content', async () => {
  await expectRefusal(2, 'dist holds no built site: run `npm run build` first');
  await place.publish(samples, { preview: true });
  await expectRefusal(2, 'dist holds a preview, with drafts: run `npm run build` without');
  await place.publish(samples);
  const soon = new Date(Date.now() + 1000);
  writeFileSync(place.path('content/rye.md'), '');
  utimesSync(place.path('content/rye.md'), soon, soon);
  await expectRefusal(2, 'content/rye.md has changed since the site was built');
});

it('names the command that installs rclone where there is none', async () => {
  await place.publish(samples);
  mkdirSync(place.path('bin'));
  symlinkSync(process.execPath, place.path('bin/node'));
  place.env.PATH = place.path('bin');
  await expectRefusal(
    3,
    'There is no rclone, which carries the site to its target. Install it with',
  );
});

it('refuses an unknown remote, a folder within the site, and a missing argument', async () => {
  await place.publish(samples);
  await expectRefusal(2, 'rclone knows no remote of the name in nowhere:www.', 'nowhere:www');
  await expectRefusal(2, 'lie in one another: name another folder', place.path('dist/www'));
  expect(await place.run()).toMatchObject({ status: 2 });
});

it('refuses a target that is none, and source folders however they are named', async () => {
  await place.publish(samples);
  writeFileSync(place.path('file'), '');
  symlinkSync(place.folder, place.path('link'));
  await expectRefusal(2, 'The empty TARGET cannot be used', '');
  await expectRefusal(2, 'is a file not a directory', place.path('file'));
  await expectRefusal(2, ':s3: names no bucket: write :s3:BUCKET', ':s3,provider=Other:');
  await expectRefusal(2, 'lie in one another', place.path('link'), '--take-over');
  await expectRefusal(2, 'lie in one another', `:local:${place.path('content')}`, '--take-over');
});

it('runs whatever rclone is told to log, and says which of its settings stop it', async () => {
  await place.publish(samples);
  Object.assign(place.env, { RCLONE_LOG_LEVEL: 'ERROR', RCLONE_LOG_FILE: place.path('log') });
  expect(await place.run(place.path('new'), '--dry-run')).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/new is a new folder\n\d+ files would be sent/) as string,
  });
  writeFileSync(place.path('rclone.conf'), `RCLONE_ENCRYPT_V0:\n${'A'.repeat(72)}\n`);
  await expectRefusal(3, 'give their password in RCLONE_CONFIG_PASS', 'site:www');
  place.env.RCLONE_DRY_RUN = 'true';
  await expectRefusal(2, 'RCLONE_DRY_RUN is set: run the command with --dry-run, or unset it');
  delete place.env.RCLONE_DRY_RUN;
  place.env.RCLONE_TRANSFERS = 'many';
  await expectRefusal(3, 'rclone does not run: ');
  await expectRefusal(3, 'invalid argument "many" for "--transfers"');
});

it('says that credentials are wrong, and shows none of them', async () => {
  await place.publish(samples);
  const s3 = await serveS3(place.path('s3'));
  const target = `:s3,provider=Other,endpoint="http://127.0.0.1:${s3.port}",access_key_id=a,secret_access_key=hush:site`;
  const { status, stderr } = await place.run(target);
  await s3.close();
  expect(status).toBe(3);
  expect(stderr).toContain(':s3:site: .deployment/lease.json cannot be read');
  expect(stderr).toContain('The credentials are wrong, or do not allow it');
  expect(stderr).not.toContain('hush');
});

it('says that a server does not answer', async () => {
  await place.publish(samples);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  Object.assign(place.env, {
    RCLONE_CONFIG_DAV_TYPE: 'webdav',
    RCLONE_CONFIG_DAV_URL: `http://127.0.0.1:${port}`,
  });
  const { status, stderr } = await place.run('dav:www');
  expect(stderr).toContain('The storage cannot be reached: check its address and the network.');
  expect(status).toBe(3);
});

it('says that the target holds another site', async () => {
  await place.publish(samples);
  expect((await place.run(place.path('www'))).status).toBe(0);
  const settings = place.settings();
  await place.publish(samples, { site: { ...settings.site, url: 'https://other.example/' } });
  const { status, stderr } = await place.run(place.path('www'));
  expect(stderr).toContain(
    'www holds https://example.org/, and this is https://other.example/. Nothing was sent.',
  );
  expect(status).toBe(2);
});

it('keeps others away, stops at Ctrl-C with the files that are on their way, and leaves no lease', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 6000 }, (_, index) => [`page-${index}/index.html`, `page ${index}`]),
  );
  await place.publish(many);
  const child = place.start(place.path('www'));
  const ended = once(child, 'close');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  const pages = (): number =>
    filesIn(place.path('www')).filter((path) => path.startsWith('page-')).length;
  while (pages() === 0 && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 20));
  // Somebody else's checkout, at the same time.
  using other = new DeployPlace();
  await other.publish(samples);
  const second = await other.run(place.path('www'));
  expect(second.status).toBe(1);
  expect(second.stderr).toContain('Another deployment is at work at ');
  child.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  expect(said).toContain('Interrupted. Run the command again to go on from here.');
  const sent = pages();
  expect(sent).toBeLessThan(6000);
  const again = await place.run(place.path('www'));
  expect(again.status).toBe(0);
  const unchanged = /, ([\d,]+) unchanged,/.exec(again.stderr)?.[1];
  expect(Number(unchanged?.replace(',', ''))).toBe(sent);
  expect(pages()).toBe(6000);
});
