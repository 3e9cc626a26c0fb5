/*
 * The script of the preview's pages: asks the preview for a repair or a new article. The page loads again
 * by itself when a file was saved.
 */

interface Answer {
  message?: string;
  /** The page of the new article, and whether to go there before the message is read. */
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

function offer(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = 'Open the draft';
  status?.append(' ', link);
  link.focus();
}

async function ask(action: string, asked: object): Promise<Answer | undefined> {
  try {
    const response = await fetch(new URL(action, folder), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(asked),
    });
    const answer = (await response.json()) as Answer;
    tell(answer.message ?? '');
    return response.ok ? answer : undefined;
  } catch {
    tell('The preview does not answer. Is `npm run dev` still running?');
    return undefined;
  }
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-repair]'))
  button.addEventListener('click', () => {
    button.disabled = true;
    void ask('repair', JSON.parse(button.dataset.repair ?? '{}') as object).then((answer) => {
      button.disabled = answer !== undefined;
    });
  });

const form = document.querySelector<HTMLFormElement>('.preview-form');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  if (button) button.disabled = true;
  void ask('article', Object.fromEntries(new FormData(form))).then((answer) => {
    if (button) button.disabled = false;
    if (answer?.href === undefined) return;
    if (answer.isDone === true) location.assign(answer.href);
    else offer(answer.href);
  });
});
