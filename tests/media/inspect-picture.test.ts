import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { encodeVariant } from '../../src/media/encode-variant.ts';
import { inspectPicture } from '../../src/media/inspect-picture.ts';
import {
  drawAnimation,
  drawHarshNoise,
  drawPicture,
  pngChunk,
  writeManyFrames,
  writePng,
} from './draw-picture.ts';

// Decoding 40 megapixels costs seconds on a machine that does much else.
vi.setConfig({ testTimeout: 60_000 });

const stills = ['jpeg', 'png', 'webp', 'gif', 'avif'] as const;

async function readPlaceholder(address: string) {
  const bytes = Buffer.from(address.slice('data:image/webp;base64,'.length), 'base64');
  return sharp(bytes).raw().toBuffer({ resolveWithObject: true });
}

async function inspected(bytes: Uint8Array, fileName: string): Promise<string> {
  const result = await inspectPicture(bytes, fileName);
  return 'message' in result ? result.message : `accepted as ${result.format}`;
}

describe('a picture that may be published', () => {
  test.each(stills)('%s is known with its size, its digest and a placeholder', async (format) => {
    const bytes = await drawPicture(90, 60)[format]().toBuffer();
    const facts = await inspectPicture(bytes, `images/a photo.${format}`);
    expect(facts).toMatchObject({ format, width: 90, height: 60, alpha: false, animated: false });
    expect(facts).toHaveProperty('digest', expect.stringMatching(/^[0-9a-f]{64}$/));
    expect(facts).toHaveProperty('placeholder', expect.stringMatching(/^data:image\/webp;base64,/));
  });

  test.each([
    [1, 1],
    [1, 3000],
    [3000, 1],
    [640, 640],
  ])('the placeholder of %i × %i pixels has at most 400 characters', async (width, height) => {
    const facts = await inspectPicture(await drawPicture(width, height).png().toBuffer(), 'a.png');
    const { placeholder } = facts as { placeholder: string };
    expect(placeholder.length).toBeLessThanOrEqual(400);
    const { info } = await readPlaceholder(placeholder);
    expect(Math.max(info.width, info.height)).toBe(16);
  });

  test('the placeholder of what compresses worst is smaller, and still there', async () => {
    const facts = await inspectPicture(await drawHarshNoise(16, 16, 156).png().toBuffer(), 'a.png');
    const { placeholder } = facts as { placeholder: string };
    expect(placeholder.length).toBeLessThanOrEqual(400);
    expect((await readPlaceholder(placeholder)).info).toMatchObject({ width: 12, height: 12 });
  });

  test('the size is the one shown after the camera was turned', async () => {
    const bytes = await drawPicture(90, 60).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await inspectPicture(bytes, 'a.JPG')).toMatchObject({ width: 60, height: 90 });
  });

  test('a picture that lets its background through has no placeholder', async () => {
    const bytes = await drawPicture(40, 40, 128).png().toBuffer();
    expect(await inspectPicture(bytes, 'a.png')).toMatchObject({ alpha: true, placeholder: '' });
  });

  test('an alpha channel that hides nothing does not count', async () => {
    const bytes = await drawPicture(40, 40).ensureAlpha().png().toBuffer();
    expect(await inspectPicture(bytes, 'a.png')).toMatchObject({ alpha: false });
  });

  test('alpha in 16 bits is seen', async () => {
    const bytes = await drawPicture(40, 40, 250).toColourspace('rgb16').png().toBuffer();
    expect(await inspectPicture(bytes, 'a.png')).toMatchObject({ alpha: true });
  });

  test.each(['gif', 'webp'] as const)(
    'an animated %s has the size of one frame',
    async (format) => {
      const bytes = await drawAnimation(50, 30, 3, format);
      const facts = await inspectPicture(bytes, `a.${format}`);
      expect(facts).toMatchObject({ width: 50, height: 30, animated: true });
    },
  );

  test('grey, palette, interlaced and CMYK pictures pass', async () => {
    const grey = await drawPicture(30, 30).greyscale().jpeg().toBuffer();
    const palette = await drawPicture(30, 30).png({ palette: true }).toBuffer();
    const interlaced = await drawPicture(30, 30).png({ progressive: true }).toBuffer();
    const cmyk = await drawPicture(30, 30).toColourspace('cmyk').jpeg().toBuffer();
    expect(await inspected(grey, 'a.jpg')).toBe('accepted as jpeg');
    expect(await inspected(palette, 'a.png')).toBe('accepted as png');
    expect(await inspected(interlaced, 'a.png')).toBe('accepted as png');
    expect(await inspected(cmyk, 'a.jpg')).toBe('accepted as jpeg');
  });
});

describe('a JPEG that decodes whole', () => {
  test.each([
    ['whose scan says that it has one coefficient, as telephones write', endScanAt(0)],
    ['with bytes before a marker of its head', insertBefore(0xc0, 3)],
    ['with bytes before the marker of its end', insertBefore(0xd9, 2)],
    ['with bytes after its end', (jpeg: Buffer) => Buffer.concat([jpeg, Buffer.alloc(5000, 7)])],
  ])('%s is accepted', async (_, change) => {
    const jpeg = change(await drawPicture(120, 80).jpeg().toBuffer());
    expect(await inspected(jpeg, 'a.jpg')).toBe('accepted as jpeg');
    const encoded = await encodeVariant(jpeg, {
      source: '',
      format: 'webp',
      width: 60,
      height: 40,
      file: '',
    });
    expect(await sharp(encoded).metadata()).toMatchObject({ width: 60, height: 40 });
  });

  test.each([
    ['cut short', (jpeg: Buffer) => jpeg.subarray(0, jpeg.length * 0.7), /cut short/],
    ['with data overwritten', overwriteScan, /corrupt \(VipsJpeg: Corrupt JPEG data: /],
  ])('is not one %s', async (_, damage, message) => {
    const jpeg = await drawPicture(120, 80).jpeg().toBuffer();
    expect(await inspected(damage(jpeg), 'a.jpg')).toMatch(message);
  });

  test.each([
    ['the scan', endScanAt(0)],
    ['bytes in the head', insertBefore(0xc0, 3)],
    ['both', (jpeg: Buffer) => endScanAt(0)(insertBefore(0xda, 1)(jpeg))],
  ])('is not one with damage behind a remark on %s', async (_, change) => {
    const jpeg = change(await drawPicture(120, 80).jpeg().toBuffer());
    expect(await inspected(jpeg, 'a.jpg')).toBe('accepted as jpeg');
    for (const part of [0.5, 0.7, 0.95]) {
      const cut = jpeg.subarray(0, jpeg.length * part);
      expect(await inspected(cut, 'a.jpg')).toMatch(/cut short/);
    }
    expect(await inspected(overwriteScan(jpeg), 'a.jpg')).toMatch(/corrupt/);
  });
});

/** Source: ITU-T T.81, B.2.3: the last three bytes of the scan header. */
function endScanAt(coefficient: number): (jpeg: Buffer) => Buffer {
  return (jpeg) => {
    const changed = Buffer.from(jpeg);
    const header = jpeg.indexOf(Buffer.from([0xff, 0xda]));
    changed[header + 2 + jpeg.readUInt16BE(header + 2) - 2] = coefficient;
    return changed;
  };
}

function insertBefore(marker: number, count: number): (jpeg: Buffer) => Buffer {
  return (jpeg) => {
    const at = jpeg.lastIndexOf(Buffer.from([0xff, marker]));
    return Buffer.concat([jpeg.subarray(0, at), Buffer.alloc(count, 1), jpeg.subarray(at)]);
  };
}

function overwriteScan(jpeg: Buffer): Buffer {
  const changed = Buffer.from(jpeg);
  const header = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]));
  return changed.fill(0xfe, header + 200, header + 400);
}

describe('a damaged file', () => {
  const drawn = {
    jpeg: () => drawPicture(120, 80).jpeg().toBuffer(),
    'progressive jpeg': () => drawPicture(120, 80).jpeg({ progressive: true }).toBuffer(),
    png: () => drawPicture(120, 80).png().toBuffer(),
    'interlaced png': () => drawPicture(120, 80).png({ progressive: true }).toBuffer(),
    webp: () => drawPicture(120, 80).webp().toBuffer(),
    gif: () => drawPicture(120, 80).gif().toBuffer(),
    'animated gif': () => drawAnimation(60, 40, 3, 'gif'),
    'animated webp': () => drawAnimation(60, 40, 3, 'webp'),
    avif: () => drawPicture(120, 80).avif({ effort: 0 }).toBuffer(),
  };

  test.each(Object.entries(drawn))('%s is refused wherever it is cut', async (kind, draw) => {
    const whole = await draw();
    const name = `a.${kind.split(' ').at(-1) ?? ''}`;
    expect(await inspected(whole, name)).toMatch(/^accepted/);
    const near = [1, 2, 3, 5, 8, 12, 13, 40].map((missing) => whole.length - missing);
    const spread = Array.from({ length: 20 }, (_, part) => Math.floor((whole.length * part) / 20));
    for (const length of [...near, ...spread.filter((cut) => cut > 0)]) {
      const answer = await inspected(whole.subarray(0, length), name);
      expect(answer, `${String(length)} of ${String(whole.length)} bytes`).not.toMatch(/^accepted/);
    }
  });

  test('a cut JPEG, GIF and PNG are said to be cut short', async () => {
    for (const format of ['jpeg', 'gif', 'png'] as const) {
      const whole = await drawPicture(120, 80)[format]().toBuffer();
      const cut = whole.subarray(0, whole.length / 2);
      expect(await inspected(cut, `a.${format}`)).toMatch(/cut short/);
    }
  });

  test.each(stills)(
    '%s with overwritten data is a diagnostic or a picture, never an exception',
    async (format) => {
      const whole = await drawPicture(120, 80)[format]().toBuffer();
      let diagnostics = 0;
      for (let round = 0; round < 40; round += 1) {
        const broken = Buffer.from(whole);
        for (let at = 0; at < 60; at += 1) {
          broken[(round * 977 + at * 131 + 20) % broken.length] = (round * 89 + at * 57) & 255;
        }
        const result = await inspectPicture(broken, `a.${format}`);
        if ('message' in result) diagnostics += 1;
      }
      expect(diagnostics).toBeGreaterThan(10);
    },
  );

  test('every run of bytes after a known beginning gets an answer', async () => {
    for (const format of stills) {
      const head = (await drawPicture(20, 20)[format]().toBuffer()).subarray(0, 16);
      for (let length = 1; length <= 16; length += 1) {
        expect(await inspected(head.subarray(0, length), `a.${format}`)).not.toMatch(/^accepted/);
      }
    }
  });

  test('no bytes at all', async () => {
    expect(await inspected(new Uint8Array(0), 'a.png')).toBe('The file is empty');
  });
});

describe('a file that is not what its name says', () => {
  test.each([
    ['png', 'photo.jpg', 'The file is a PNG picture, though its name ends in .jpg'],
    ['jpeg', 'photo.png', 'The file is a JPEG picture, though its name ends in .png'],
    ['avif', 'photo.webp', 'The file is an AVIF picture, though its name ends in .webp'],
    ['gif', 'some.folder/photo', 'The file is a GIF picture, though its name has no ending'],
  ] as const)('%s named %s', async (format, name, message) => {
    expect(await inspected(await drawPicture(20, 20)[format]().toBuffer(), name)).toBe(message);
  });

  test('the hint gives the name it should have', async () => {
    const bytes = await drawPicture(20, 20).png().toBuffer();
    const result = await inspectPicture(bytes, 'images/my photo.jpg');
    expect(result).toHaveProperty('hint', 'Rename it to my photo.png');
  });

  test.each([
    ['II*\0aaaaaaaaaaaa', 'The file is a TIFF picture'],
    ['BM aaaaaaaaaaaaaa', 'The file is a BMP picture'],
    ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'The file is a HEIC picture'],
    ['\0\0\0\x18ftypavis\0\0\0\0avifavis', 'The file is an animated AVIF picture'],
    ['\0\0\0\x18ftypmp42\0\0\0\0isommp42', 'The file is a video or another media file'],
    ['aaaaftyp', 'The file is a video or another media file'],
    ['%PDF-1.7', 'The file is a PDF document'],
    ['PK\x03\x04', 'The file is a ZIP archive'],
    ['\x1f\x8b\x08', 'The file is a gzip archive'],
    ['<!doctype html><title>x</title>', 'The file is an HTML or XML file'],
    [' \n', 'The file is no picture in a format the site knows'],
  ])('%j named a.png', async (start, message) => {
    expect(await inspected(Buffer.from(start, 'latin1'), 'a.png')).toBe(message);
  });

  test.each(['a.png', 'a.jpg', 'a.svg'])('a pointer of Git LFS named %s', async (name) => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d'.repeat(32)}\nsize 12345\n`;
    expect(await inspectPicture(Buffer.from(pointer), name)).toEqual({
      message: 'The file is a pointer of Git LFS, not the picture itself',
      hint: 'Run `git lfs pull`, or set `lfs: true` in the checkout step',
    });
  });

  test('an SVG named .png', async () => {
    const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(await inspected(svg, 'a.png')).toMatch(/^The file is an SVG picture, though/);
  });
});

describe('a file that would cost too much', () => {
  test('more than 20 MB is refused, 20 MB are read', async () => {
    const bytes = Buffer.alloc(20_000_001, 0xff);
    bytes[2] = 0xd8;
    expect(await inspected(bytes, 'a.jpg')).toBe('The file has 20.1 MB; 20 MB are allowed');
    expect(await inspected(bytes.subarray(1), 'a.jpg')).toMatch(/^The picture is cut short/);
  });

  test('400 megapixels in 50 KB are refused without decoding them', async () => {
    const bomb = writePng(20_000, 20_000);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await inspected(bomb, 'a.png')).toBe(
      'The picture has 400 megapixels (20000 × 20000); 40 are allowed',
    );
  });

  test('a size that no memory holds is refused', async () => {
    const bomb = writePng(8, 8);
    bomb.writeUInt32BE(0x7fffffff, 16);
    bomb.writeUInt32BE(0x7fffffff, 20);
    bomb.writeUInt32BE(crcOf(bomb.subarray(12, 29)), 29);
    expect(await inspected(bomb, 'a.png')).not.toMatch(/^accepted/);
  });

  test('40 megapixels pass, a row more does not', async () => {
    expect(await inspected(writePng(8000, 5000), 'a.png')).toBe('accepted as png');
    expect(await inspected(writePng(8000, 5001), 'a.png')).toMatch(/megapixels/);
  });

  test('a side of more than a million pixels is refused', async () => {
    expect(await inspected(writePng(1, 1_000_001), 'a.png')).toBe(
      'The picture has 1 × 1000001 pixels; 1000000 a side are allowed',
    );
  });

  test('a width or height of zero is refused', async () => {
    expect(await inspected(writePng(0, 10), 'a.png')).not.toMatch(/^accepted/);
  });

  test('the frames of an animation count together', async () => {
    const bytes = await drawAnimation(20, 10, 10, 'gif');
    expect(await inspected(bytes, 'a.gif')).toBe('accepted as gif');
    bytes.writeUInt16LE(2048, 6);
    bytes.writeUInt16LE(2048, 8);
    expect(await inspected(bytes, 'a.gif')).toBe(
      'The picture has 42 megapixels (2048 × 2048, 10 frames); 40 are allowed',
    );
  });

  test('a thousand frames pass, one more does not', async () => {
    expect(await inspected(writeManyFrames(1000), 'a.gif')).toBe('accepted as gif');
    expect(await inspected(writeManyFrames(1001), 'a.gif')).toBe(
      'The animation has 1001 frames; 1000 are allowed',
    );
  });

  test('the frames of a GIF are counted before the decoder sees it', async () => {
    const endsInError = (frames: number): Buffer => {
      const bytes = writeManyFrames(frames);
      const codeSizeOfFirstFrame = 29;
      bytes[codeSizeOfFirstFrame] = 13;
      return bytes;
    };
    expect(await inspected(endsInError(1), 'a.gif')).toMatch(/corrupt/);
    expect(await inspected(endsInError(1001), 'a.gif')).toMatch(/1001 frames/);
  });

  test('an animated PNG is refused rather than stilled', async () => {
    const control = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
    expect(await inspected(writePng(8, 8, [control]), 'a.png')).toMatch(/animated PNG/);
  });
});

function crcOf(bytes: Buffer): number {
  return pngChunk('', bytes).readUInt32BE(bytes.length + 4);
}
