import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

/** Debian's Neovim is 0.7; others are not tried, but nothing here is its own. */
const hasNeovim = spawnSync('nvim', ['--version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'neovim-'));
const contentDir = join(folder, 'content');
const article = join(contentDir, 'articles/new.md');
const other = join(contentDir, 'articles/tides.md');
const files: Readonly<Record<string, string>> = {
  [article]:
    '---\ntitle: New\ndate: 2020-01-01\nauhtors: [Ada]\ntags: [Moon]\n---\n\n[a](/nowhere/)\n',
  // Neovim makes no folder for a file.
  [join(contentDir, 'tags/sun.md')]: '---\ntitle: Sun\n---\n',
  [other]: '---\ntitle: Tides\ndate: 2018-03-13\ntags: [Moon]\n---\n\nText.\n',
};
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What docs/editors.md tells to write into Neovim's settings, for this project. */
function settingsOfGuide(): string {
  const guide = readFileSync('docs/editors.md', 'utf8');
  const lua = /```lua\n([\s\S]*?)```/.exec(guide)?.[1];
  if (lua === undefined) throw new Error('docs/editors.md has no settings for Neovim');
  return lua.replaceAll('/path/to/publication', resolve('.'));
}

const script = `
vim.env.CONTENT_DIR = ${JSON.stringify(contentDir)}
vim.env.CACHE_DIR = ${JSON.stringify(join(folder, 'cache'))}
vim.cmd('filetype on')
${hasNeovim ? settingsOfGuide() : ''}
local out = {}
vim.cmd('edit ' .. ${JSON.stringify(article)})
local function diagnostics()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, (one.lnum + 1) .. ':' .. (one.col + 1) .. ' ' .. one.code)
  end
  table.sort(found)
  return found
end
vim.wait(60000, function() return #diagnostics() == 2 end, 50)
out.found = diagnostics()

local function ask(method, line, column, more)
  vim.api.nvim_win_set_cursor(0, { line, column })
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), more or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 10000)
  for _, answer in pairs(answers or {}) do return answer.result end
end
out.hover = ask('textDocument/hover', 2, 1).contents.value
local range = { start = { line = 3, character = 0 }, ['end'] = { line = 3, character = 3 } }
local actions = ask('textDocument/codeAction', 4, 1, {
  range = range, context = { diagnostics = {} },
})
out.action = actions[1].title
local client = vim.lsp.get_active_clients()[1]
vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
vim.wait(10000, function() return #diagnostics() == 1 end, 20)
out.left = diagnostics()

vim.lsp.util.apply_workspace_edit(
  ask('textDocument/rename', 5, 8, { newName = 'Full moon' }), client.offset_encoding)
vim.cmd('silent wall')
print(vim.fn.json_encode(out))
vim.cmd('quitall!')
`;

it.skipIf(!hasNeovim)('works in Neovim with the settings of the guide', () => {
  const file = join(folder, 'try.lua');
  writeFileSync(file, script);
  const { stderr, error } = spawnSync(
    'nvim',
    ['--headless', '-u', 'NONE', '-i', 'NONE', '-c', `luafile ${file}`, '-c', 'quitall!'],
    { encoding: 'utf8', timeout: 120_000, cwd: folder },
  );
  expect(error).toBeUndefined();
  const printed = /\{.*\}/.exec(stderr)?.[0];
  expect(printed, stderr).toBeDefined();
  expect(JSON.parse(printed ?? '')).toEqual({
    found: ['4:1 near-miss-key', '8:5 broken-link'],
    hover: expect.stringContaining('The headline') as string,
    action: 'Fix: `auhtors` is `authors` now',
    left: ['8:5 broken-link'],
  });
  expect(readFileSync(article, 'utf8')).toBe(
    '---\ntitle: New\ndate: 2020-01-01\nauthors: [Ada]\ntags: [Full moon]\n---\n\n[a](/nowhere/)\n',
  );
  expect(readFileSync(other, 'utf8')).toContain('tags: [Full moon]');
  expect(readFileSync(join(contentDir, 'tags/full-moon.md'), 'utf8').trimEnd()).toBe(
    '---\ntitle: Full moon\naliases: [/tags/moon/]\n---',
  );
});
