/* The script of every page: a choice of colours, a key for the search, and two ways to share. */

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
  const select = document.querySelector<HTMLSelectElement>('[data-theme-choice]');
  if (select !== null) select.value = root.dataset.theme ?? '';
}

function offerThemes(): void {
  const select = document.querySelector<HTMLSelectElement>('[data-theme-choice]');
  if (select === null) return;
  select.addEventListener('change', () => {
    storeTheme(select.value);
    applyTheme(select.value);
  });
  select.closest('label')?.removeAttribute('hidden');
}

function offerSharing(): void {
  const box = document.querySelector<HTMLElement>('[data-share-url]');
  if (box === null) return;
  const { shareUrl: url = '', shareTitle: title = '' } = box.dataset;
  const say = (text: string): void => {
    const status = box.querySelector('[data-share-status]');
    if (status !== null) status.textContent = text;
  };
  const offer = (name: string, act: (button: HTMLElement) => Promise<void>): void => {
    const button = box.querySelector<HTMLElement>(`[data-share=${name}]`);
    button?.addEventListener('click', () => void act(button));
    button?.closest('li')?.removeAttribute('hidden');
  };
  if ('clipboard' in navigator) {
    offer('copy', async (button) => {
      try {
        await navigator.clipboard.writeText(url);
        button.textContent = 'Copied';
        say('The link is copied.');
      } catch {
        say(`The link could not be copied. It is ${url}`);
      }
    });
  }
  if ('share' in navigator) {
    // Closing the sheet rejects the promise, which is no error.
    offer('device', () => navigator.share({ url, title }).catch(() => undefined));
  }
}

/** `/` focuses the search field, unless the reader is typing. */
function offerSearchKey(): void {
  addEventListener('keydown', (event) => {
    const { target } = event;
    const isTyping = target instanceof HTMLElement && target.matches('input,select,textarea');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = document.querySelector<HTMLInputElement>('input[type=search]');
    if (field === null) return;
    event.preventDefault();
    field.select();
    field.focus();
  });
}

function start(): void {
  applyTheme(storedTheme());
  offerThemes();
  offerSharing();
  offerSearchKey();
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
