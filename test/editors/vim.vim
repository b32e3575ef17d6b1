" What test/editors/vim.test.ts runs in Vim with ALE: each step by the commands that a user calls.

set encoding=utf-8 hidden noswapfile autoread nomore
let g:failed = ''

" Lets Vim work until the expression is true; tells what it was at last where that does not come.
function! Wait(what, condition, shown) abort
  let l:left = 1500
  while !eval(a:condition)
    if l:left == 0
      throw a:what .. ' did not come; at last: ' .. string(eval(a:shown))
    endif
    let l:left -= 1
    sleep 20m
  endwhile
endfunction

function! Step(name, function) abort
  let l:line = a:name
  try
    call call(a:function, [])
  catch
    let l:line ..= "\t" .. substitute(v:exception .. ' at ' .. v:throwpoint, '\s\+', ' ', 'g')
  endtry
  call writefile([l:line], $RESULTS, 'a')
endfunction

function! Problems() abort
  return map(copy(ale#engine#GetLoclist(bufnr('index.md'))), {_, it -> it.lnum .. ':' .. it.col .. '-' .. it.end_col})
endfunction

function! WaitForProblems(expected) abort
  call Wait('the problems', 'Problems() ==# ' .. string(a:expected), 'Problems()')
endfunction

function! Open(file, line, column) abort
  execute 'silent edit ' .. a:file
  call cursor(a:line, a:column)
endfunction

function! Diagnostics() abort
  call WaitForProblems(s:rooter)
endfunction

function! Hover() abort
  call Open('index.md', 3, 12)
  ALEHover
  call Wait('the text', 'execute("messages") =~# "What is plugged in where" || s:Preview() =~# "What is plugged in where"', 'execute("messages")')
endfunction

function! s:Preview() abort
  let l:text = ''
  for l:window in range(1, winnr('$'))
    if getwinvar(l:window, '&previewwindow')
      let l:text = join(getbufline(winbufnr(l:window), 1, '$'), "\n")
    endif
  endfor
  return l:text
endfunction

function! Definition() abort
  call Open('index.md', 3, 12)
  ALEGoToDefinition
  call Wait('router.md', 'expand("%:t") ==# "router.md" && line(".") == 3', 'expand("%") .. ":" .. line(".")')
endfunction

function! References() abort
  call Open('index.md', 3, 12)
  ALEFindReferences -quickfix
  call Wait('the list', 'len(getqflist()) == 2', 'getqflist()')
  cclose
endfunction

function! Created() abort
  call system("sh -c 'echo \"# Rooter\" > rooter.md'")
  call WaitForProblems([])
endfunction

function! Deleted() abort
  call system('rm rooter.md')
  call WaitForProblems(s:rooter)
endfunction

" ALE takes the protocol's columns for Vim's, which differ behind the letter of four bytes.
let s:rooter = ['3:27-36']
call Step('diagnostics', 'Diagnostics')
call Step('hover', 'Hover')
call Step('definition', 'Definition')
call Step('references', 'References')
call Step('a file that another program creates', 'Created')
call Step('a file that another program deletes', 'Deleted')
qall!
