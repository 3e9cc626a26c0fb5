/*
 * The script of every page: a choice of colours, two ways to share, the section that
 * is read, and copying code.
 */

const themes = ['light', 'dark'];
const key = 'theme';
const root = document.documentElement;

function storedTheme(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Stores the reader's choice. Without storage it lasts for this page only. */
function storeTheme(theme: string): void {
  try {
    if (theme === '') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    return;
  }
}

function applyTheme(theme: string): void {
  if (themes.includes(theme)) root.dataset.theme = theme;
  else delete root.dataset.theme;
  const bars = document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]');
  bars.forEach((bar, index) => {
    const own = themes[index] ?? '';
    const other = theme === own ? 'all' : 'not all';
    bar.media = themes.includes(theme) ? other : `(prefers-color-scheme: ${own})`;
  });
}

/** The other theme than the system's comes first, so that the first click shows something. */
function nextTheme(): string {
  const { matches: isDark } = matchMedia('(prefers-color-scheme: dark)');
  const order = ['', ...(isDark ? themes : themes.toReversed()), ''];
  return order[order.indexOf(root.dataset.theme ?? '') + 1] ?? '';
}

function offerThemes(): void {
  const button = document.querySelector<HTMLElement>('[data-theme-choice]');
  if (button === null) return;
  button.addEventListener('click', () => {
    const theme = nextTheme();
    storeTheme(theme);
    applyTheme(theme);
  });
  button.hidden = false;
}

/** Copies a text, and says on the button and to screen readers whether it worked. */
async function copy(
  text: string,
  button: HTMLElement,
  [copied = '', done = '', failed = '']: readonly string[],
  status: Element | null,
): Promise<void> {
  let said = done;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = copied;
  } catch {
    said = failed.replace('{address}', () => text);
  }
  if (status !== null) status.textContent = said;
}

function offerSharing(): void {
  const box = document.querySelector<HTMLElement>('[data-share-url]');
  if (box === null) return;
  const { shareUrl: url = '', shareTitle: title = '', shareTexts = '[]' } = box.dataset;
  const texts = JSON.parse(shareTexts) as string[];
  const offer = (name: string, act: (button: HTMLElement) => Promise<void>): void => {
    const button = box.querySelector<HTMLElement>(`[data-share=${name}]`);
    button?.addEventListener('click', () => void act(button));
    button?.closest('li')?.removeAttribute('hidden');
  };
  if ('clipboard' in navigator) {
    offer('copy', (button) => copy(url, button, texts, box.querySelector('[data-share-status]')));
  }
  if ('share' in navigator) {
    // Closing the sheet rejects the promise, which is no error.
    offer('device', () => navigator.share({ url, title }).catch(() => undefined));
  }
}

/** A button above each block of code; the styles have kept its room. */
function offerCode(): void {
  const body = document.querySelector<HTMLElement>('[data-code-texts]');
  if (body === null || !('clipboard' in navigator)) return;
  const [label = '', ...texts] = JSON.parse(body.dataset.codeTexts ?? '[]') as string[];
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  body.append(status);
  for (const block of body.querySelectorAll('.prose pre')) {
    const box = document.createElement('div');
    box.className = 'code-box';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => {
      void copy(block.textContent, button, texts, status);
    });
    block.replaceWith(box);
    box.append(button, block);
  }
}

/** Marks the section in the contents whose heading was the last to pass the upper third of the window. */
function followReading(): void {
  const contents = document.querySelector('.contents');
  if (contents === null) return;
  const sections = [...contents.querySelectorAll('a')].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading === null ? [] : { link, heading };
  });
  const mark = (): void => {
    const read = sections.findLast(
      ({ heading }) => heading.getBoundingClientRect().top < innerHeight / 3,
    );
    for (const section of sections) {
      if (section !== read) section.link.removeAttribute('aria-current');
      else if (!section.link.hasAttribute('aria-current')) {
        section.link.setAttribute('aria-current', 'location');
        contents.scrollTop = section.link.offsetTop - contents.clientHeight / 2;
      }
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66%' });
  for (const { heading } of sections) observer.observe(heading);
}

function start(): void {
  applyTheme(storedTheme());
  offerThemes();
  offerSharing();
  offerCode();
  followReading();
}

applyTheme(storedTheme());
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
// The choice may change in another tab, or before this page is restored from the history.
for (const event of ['storage', 'pageshow']) {
  addEventListener(event, () => {
    applyTheme(storedTheme());
  });
}
