;;; What test/editors/emacs.test.ts runs in Emacs: each step by the commands that a user calls.  -*- lexical-binding: t -*-

(require 'cl-lib)

(defvar results (getenv "RESULTS"))

(defun wait-for (what condition)
  "Let Emacs work until CONDITION gives a value, and return that."
  (let ((deadline (+ (float-time) 30)) value)
    (while (not (setq value (funcall condition)))
      (when (> (float-time) deadline) (error "%s did not come" what))
      ;; Changes of files are events of input.
      (read-event nil nil 0.02)
      (accept-process-output nil 0.02))
    value))

(defmacro step (name &rest body)
  `(let ((reason (condition-case failure (progn ,@body nil) (error (error-message-string failure)))))
     (write-region (concat ,name (if reason (concat "\t" (replace-regexp-in-string "[ \n\t]+" " " reason)) "") "\n")
                   nil results t 'quiet)
     (not reason)))

(defun check-equal (found expected)
  (unless (equal found expected) (error "%S is not %S" found expected)))

(defun visit (file line column)
  (switch-to-buffer (find-file-noselect file))
  (goto-char (point-min))
  (forward-line (1- line))
  (forward-char column))

(defun send-edits ()
  "Send what was edited: the idle timers by which eglot does so never fire in a batch."
  (eglot--signal-textDocument/didChange))

(defun line-text (line)
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- line))
    (buffer-substring-no-properties (line-beginning-position) (line-end-position))))

(defun problems ()
  (with-current-buffer (find-file-noselect "index.md")
    (mapcar (lambda (problem)
              (buffer-substring-no-properties (flymake-diagnostic-beg problem) (flymake-diagnostic-end problem)))
            (flymake-diagnostics))))

(defun wait-for-problems (expected)
  (condition-case nil
      (wait-for "the problems" (lambda () (equal (problems) expected)))
    (error (check-equal (problems) expected))))

(setq make-backup-files nil create-lockfiles nil auto-save-default nil xref-prompt-for-identifier nil
      eglot-confirm-server-initiated-edits nil)

(step "diagnostics"
  (visit "index.md" 3 0)
  (check-equal major-mode 'markdown-mode)
  ;; What a user's first key does.
  (run-hooks 'post-command-hook)
  (wait-for "the server" #'eglot-current-server)
  (check-equal (file-truename (project-root (eglot--project (eglot-current-server)))) (file-truename default-directory))
  (wait-for-problems '("[[rooter]]")))

(step "hover"
  (visit "index.md" 3 8)
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (wait-for "the text" (lambda () shown))
    (unless (string-match-p "What is plugged in where" shown) (error "%s" shown))))

(step "definition"
  (visit "index.md" 3 8)
  (call-interactively #'xref-find-definitions)
  (check-equal (file-name-nondirectory buffer-file-name) "router.md")
  (check-equal (line-number-at-pos) 3))

(step "references"
  (visit "index.md" 3 8)
  (let* ((found (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot)))
         (places (mapcar (lambda (item)
                           (let ((place (xref-item-location item)))
                             (format "%s:%s" (file-name-nondirectory (xref-location-group place))
                                     (xref-location-line place))))
                         found)))
    (check-equal (sort places #'string<) '("index.md:3" "nas.md:3" "router.md:1"))))

(step "completion"
  (visit "index.md" 4 0)
  (end-of-line)
  (insert " [[rout")
  (completion-at-point)
  (check-equal (line-text 4) "- [[nas]] [[router]]"))

(step "code action"
  (visit "index.md" 3 26)
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt offered &rest _)
               (let ((names (all-completions "" offered)))
                 (or (cl-find-if (lambda (title) (string-match-p "\\[\\[router\\]\\]\\|'router'" title)) names)
                     (error "%S" names))))))
    (let ((last-nonmenu-event t))
      (eglot-code-actions (line-beginning-position) (line-end-position) nil t)))
  (check-equal (line-text 3) "- 𝔸 [[router#Ports]] and [[router]]")
  (send-edits)
  (wait-for-problems nil))

(step "a file that another program creates"
  (visit "index.md" 3 26)
  (re-search-forward "router")
  (replace-match "rooter")
  (send-edits)
  (wait-for-problems '("[[rooter]]"))
  (call-process "sh" nil nil nil "-c" "echo '# Rooter' > rooter.md")
  (wait-for-problems nil))

(step "a file that another program deletes"
  (call-process "sh" nil nil nil "-c" "rm rooter.md")
  (wait-for-problems '("[[rooter]]")))

(step "rename across files"
  (visit "router.md" 3 5)
  (wait-for "the server" #'eglot-current-server)
  (eglot-rename "Sockets")
  (check-equal (line-text 3) "## Sockets")
  (visit "index.md" 3 0)
  (check-equal (line-text 3) "- 𝔸 [[router#Sockets]] and [[rooter]]"))

(step "a rename that needs a file renamed is refused"
  (visit "index.md" 4 5)
  (let ((reason (condition-case failure (progn (eglot-rename "disks") "nothing")
                  (error (error-message-string failure)))))
    (unless (string-match-p "cannot rename files" reason) (error "%s" reason))))

(step "document symbols"
  (visit "router.md" 1 0)
  (send-edits)
  (check-equal (substring-no-properties (format "%S" (funcall imenu-create-index-function)))
               "((\"String\" (\"Router\" . 3) (\"Router\" (\"Sockets\" . 14))))"))

(dolist (buffer (buffer-list)) (with-current-buffer buffer (set-buffer-modified-p nil)))
(kill-emacs 0)
