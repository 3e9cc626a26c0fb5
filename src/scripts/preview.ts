/*
 * The script of the preview's pages: asks the preview for a repair or a new article. The page loads again
 * by itself when a file was saved.
 */

interface Answer {
  isOk: boolean;
  message?: string;
  /** The page of the new article, or of what is in its place, and whether to go there before the message is read. */
  href?: string;
  isDone?: boolean;
}

/** Read apart from its use, as Vite takes `new URL` of a literal for a file of the project. */
const script = import.meta.url;
const folder = new URL('../../_preview/', script);
const status = document.querySelector<HTMLElement>('.preview-answer');

function tell(message: string): void {
  if (!status) return;
  status.textContent = message;
  status.hidden = message === '';
}

function offer(href: string, text: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  status?.append(' ', link);
  link.focus();
}

async function ask(action: string, asked: object): Promise<Answer> {
  try {
    const response = await fetch(new URL(action, folder), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(asked),
    });
    const answer = (await response.json()) as Omit<Answer, 'isOk'>;
    tell(answer.message ?? '');
    return { ...answer, isOk: response.ok };
  } catch {
    tell('The preview does not answer. Is `npm run dev` still running?');
    return { isOk: false };
  }
}

/** What a person was told before the page loaded again, and where they were. */
interface Told {
  page: string;
  message: string;
  /** Of the element with the problem. */
  note: string;
  /** In milliseconds since 1970. */
  time: number;
}

const TOLD = 'preview-told';
/** A save loads the page again more than once. */
const LOADS_AGAIN_WITHIN = 5000;

function keep(message: string, note: string): void {
  const told: Told = { page: location.pathname, message, note, time: Date.now() };
  sessionStorage.setItem(TOLD, JSON.stringify(told));
}

function tellAgain(): void {
  const told = JSON.parse(sessionStorage.getItem(TOLD) ?? '{}') as Partial<Told>;
  const isRecent = Date.now() - (told.time ?? 0) < LOADS_AGAIN_WITHIN;
  if (!isRecent || told.page !== location.pathname) return;
  tell(told.message ?? '');
  // The next problem of the file, if there is one, has the place of the mended one.
  const target = document.getElementById(told.note ?? '') ?? status;
  if (target) target.tabIndex = -1;
  target?.focus();
}

tellAgain();

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-repair]'))
  button.addEventListener('click', () => {
    button.disabled = true;
    const note = button.closest('[id]')?.id ?? '';
    // The page may load again before the answer is here.
    keep(`"${button.textContent}" was asked for.`, note);
    void ask('repair', JSON.parse(button.dataset.repair ?? '{}') as object).then((answer) => {
      button.disabled = answer.isOk;
      if (answer.isOk) keep(answer.message ?? '', note);
      else sessionStorage.removeItem(TOLD);
    });
  });

const form = document.querySelector<HTMLFormElement>('.preview-form');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  if (button) button.disabled = true;
  void ask('article', Object.fromEntries(new FormData(form))).then((answer) => {
    if (button) button.disabled = false;
    form.hidden = answer.isOk;
    if (answer.href === undefined) return;
    if (answer.isDone === true) location.assign(answer.href);
    else offer(answer.href, answer.isOk ? 'Open the draft' : 'Open what is there');
  });
});
