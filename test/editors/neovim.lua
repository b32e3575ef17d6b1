-- What test/editors/neovim.test.ts runs in Neovim: each step as a user takes it, by the editor's own functions and keys.

local results = assert(io.open(vim.env.RESULTS, 'a'))
local seconds = 30

--- Waits, while the editor works on, until the condition gives a value, and gives it back.
local function wait(what, condition)
  local thread = coroutine.running()
  local deadline = vim.loop.now() + seconds * 1000
  local timer = vim.loop.new_timer()
  timer:start(0, 20, vim.schedule_wrap(function()
    if not timer:is_active() then return end
    local ok, value = pcall(condition)
    if (ok and value) or vim.loop.now() > deadline then
      timer:stop()
      assert(coroutine.resume(thread, ok and value, value))
    end
  end))
  local value, last = coroutine.yield()
  if not value then error(what .. ' did not come; at last: ' .. vim.inspect(last), 0) end
  return value
end

local function step(name, run)
  local ok, reason = pcall(run)
  results:write(name, ok and '' or ('\t' .. tostring(reason):gsub('%s+', ' ')), '\n')
  results:flush()
  return ok
end

local function equal(found, expected)
  if not vim.deep_equal(found, expected) then error(vim.inspect(found) .. ' is not ' .. vim.inspect(expected), 0) end
end

local function shell(command)
  vim.fn.system({ 'sh', '-c', command })
end

local function keys(typed)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(typed, true, false, true), 't', false)
end

local function open(file, line, column)
  vim.cmd('edit! ' .. file)
  vim.api.nvim_win_set_cursor(0, { line, column })
end

local function name()
  return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':t')
end

local function lines(buffer)
  return vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, true)
end

local function client()
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  return get()[1]
end

local function problems()
  local found = {}
  for _, problem in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, problem.code .. ' ' .. problem.lnum .. ':' .. problem.col .. '-' .. problem.end_col)
  end
  return found
end

local function has_problems(expected)
  return function()
    equal(problems(), expected)
    return true
  end
end

-- Columns of Neovim are bytes.
local rooter = { 'broken-link 2:28-38' }

local function main()
  local attached = step('diagnostics', function()
    wait('the server', client)
    equal(client().name, 'docs-vault')
    equal(vim.loop.fs_realpath(client().config.root_dir), vim.loop.fs_realpath(vim.fn.getcwd()))
    wait('the problem', function() return #problems() > 0 end)
    equal(problems(), rooter)
  end)
  if not attached then return end

  step('hover', function()
    open('index.md', 3, 10)
    -- An answer that comes while Neovim still does something else is dropped; a person would ask again.
    local asked
    local shown = wait('the window', function()
      if not asked or vim.loop.now() - asked > 3000 then
        asked = vim.loop.now()
        vim.lsp.buf.hover()
      end
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(window).relative ~= '' then
          return table.concat(lines(vim.api.nvim_win_get_buf(window)), '\n')
        end
      end
    end)
    assert(shown:find('What is plugged in where', 1, true), shown)
  end)

  step('definition', function()
    open('index.md', 3, 10)
    vim.lsp.buf.definition()
    wait('router.md', function() return name() == 'router.md' end)
    equal(vim.api.nvim_win_get_cursor(0)[1], 3)
  end)

  step('references', function()
    open('router.md', 1, 3)
    vim.lsp.buf.references({ includeDeclaration = false })
    local list = wait('the list', function()
      local found = vim.fn.getqflist()
      return #found > 0 and found
    end)
    local found = {}
    for _, item in ipairs(list) do
      table.insert(found, vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t') .. ':' .. item.lnum .. ':' .. item.col)
    end
    table.sort(found)
    equal(found, { 'index.md:3:10', 'nas.md:3:14' })
    vim.cmd('cclose')
  end)

  step('completion', function()
    open('index.md', 4, 0)
    keys('A [[rout<C-x><C-o>')
    wait('the menu', function() return #vim.fn.complete_info({ 'items' }).items > 0 end)
    -- Neovim chooses the first of the menu as it opens it, and puts it in.
    keys('<Esc>')
    wait('the text', function() return vim.fn.mode() == 'n' end)
    equal(lines()[4], '- [[nas]] [[router]]')
  end)

  step('code action', function()
    open('index.md', 3, 32)
    wait('the problem', has_problems(rooter))
    local titles = {}
    vim.ui.select = function(items, options, choose)
      for _, item in ipairs(items) do
        local title = options.format_item(item)
        table.insert(titles, title)
        if title:find("[[router]]", 1, true) or title:find("'router'", 1, true) then return choose(item) end
      end
    end
    vim.lsp.buf.code_action()
    wait('the right link', function()
      return lines()[3] == '- 𝔸 [[router#Ports]] and [[router]]' or error(vim.inspect(titles))
    end)
    wait('no problem', has_problems({}))
  end)

  step('a file that another program creates', function()
    open('index.md', 3, 32)
    wait('the problem', has_problems(rooter))
    shell('echo "# Rooter" > rooter.md')
    wait('no problem', has_problems({}))
  end)

  step('a file that another program changes', function()
    keys('$hi#Ports<Esc>')
    wait('the problem', has_problems({ 'broken-anchor 2:37-42' }))
    shell('printf "# Rooter\\n\\n## Ports\\n" > rooter.md')
    wait('no problem', has_problems({}))
  end)

  step('a file that another program deletes', function()
    open('index.md', 3, 32)
    shell('rm rooter.md')
    wait('the problem', has_problems(rooter))
  end)

  step('rename across files', function()
    open('index.md', 3, 10)
    vim.lsp.buf.rename('gateway')
    wait('the link', function() return lines()[3] == '- 𝔸 [[gateway#Ports]] and [[rooter]]' end)
    wait('the file', function() return vim.fn.filereadable('gateway.md') == 1 and vim.fn.filereadable('router.md') == 0 end)
    vim.cmd('silent! wall!')
    equal(vim.fn.readfile('nas.md')[3], 'Behind the [[gateway]].')
    equal(vim.fn.readfile('index.md')[3], '- 𝔸 [[gateway#Ports]] and [[rooter]]')
    wait('no other problem', has_problems({ 'broken-link 2:29-39' }))
  end)

  if not vim.lsp.inlay_hint then return end

  step('inlay hints', function()
    open('index.md', 4, 0)
    vim.lsp.inlay_hint.enable(true)
    local hint = wait('the hint', function() return vim.lsp.inlay_hint.get({ bufnr = 0 })[1] end).inlay_hint
    equal(hint.position, { line = 3, character = 7 })
    local label = hint.label
    assert(vim.inspect(label):find('Network storage', 1, true), vim.inspect(label))
  end)

  step('semantic tokens', function()
    local token = wait('the token', function() return (vim.lsp.semantic_tokens.get_at_pos(0, 2, 32) or {})[1] end)
    equal({ token.type, vim.tbl_keys(token.modifiers) }, { 'linkTarget', { 'broken' } })
  end)

  step('document symbols', function()
    open('gateway.md', 1, 0)
    vim.fn.setqflist({})
    wait('the server', function() return #vim.lsp.get_clients({ bufnr = 0 }) > 0 end)
    vim.lsp.buf.document_symbol({ loclist = false })
    local list = wait('the list', function()
      local found = vim.fn.getqflist()
      return #found == 2 and found
    end)
    assert(list[2].text:find('Ports', 1, true), list[2].text)
  end)
end

coroutine.wrap(function()
  step('', main)
  vim.cmd('qall!')
end)()
