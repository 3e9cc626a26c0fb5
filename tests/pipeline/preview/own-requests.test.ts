import { expect, it } from 'vitest';
import { isOwnRequest } from '../../../src/pipeline/preview/own-requests.ts';

const own = {
  host: 'localhost:4321',
  origin: 'http://localhost:4321',
  'content-type': 'application/json',
};

it.each([
  own,
  { ...own, 'content-type': 'application/json; charset=utf-8', 'sec-fetch-site': 'same-origin' },
  { ...own, host: '127.0.0.1:80', origin: 'http://127.0.0.1:80' },
  { ...own, host: '[::1]:4321', origin: 'http://[::1]:4321' },
])('takes %j for a request of the preview', (headers) => {
  expect(isOwnRequest(headers)).toBe(true);
});

it.each([
  { host: own.host, 'content-type': own['content-type'] },
  { ...own, origin: 'null' },
  { ...own, origin: 'http://localhost:4322' },
  { ...own, origin: 'https://localhost:4321' },
  // A name of somebody else's that leads to this machine.
  { ...own, host: 'evil.example:4321', origin: 'http://evil.example:4321' },
  { ...own, host: 'localhost.evil.example', origin: 'http://localhost.evil.example' },
  { ...own, 'sec-fetch-site': 'same-site' },
  { ...own, 'sec-fetch-site': 'cross-site' },
  { ...own, 'content-type': 'text/plain' },
  { ...own, 'content-type': 'application/jsonish' },
  { host: own.host, origin: own.origin },
])('refuses %j', (headers) => {
  expect(isOwnRequest(headers)).toBe(false);
});
