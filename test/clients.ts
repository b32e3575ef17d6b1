import type { ClientCapabilities } from 'vscode-languageserver';

/** An editor as the server meets it: what it says of itself in `initialize`, as far as the server can heed it. */
export interface Client {
  /** Where its capabilities were read. */
  readonly source: string;
  readonly capabilities: ClientCapabilities;
  /** How it names the folder: by which of `workspaceFolders`, `rootUri` and `rootPath`. */
  readonly names: readonly ('workspaceFolders' | 'rootUri' | 'rootPath')[];
}

const kinds = ['', 'quickfix', 'refactor', 'refactor.extract', 'refactor.inline', 'refactor.rewrite', 'source'];
const codeActionLiteralSupport = { codeActionKind: { valueSet: kinds } };
const bothFormats = ['markdown', 'plaintext'] as ['markdown', 'plaintext'];
const fileChanges = ['create', 'rename', 'delete'] as ('create' | 'rename' | 'delete')[];

export const clients: Readonly<Record<string, Client>> = {
  'Helix 25.07': {
    source: 'helix-lsp/src/client.rs, initialize',
    names: ['workspaceFolders', 'rootUri', 'rootPath'],
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] },
      window: { workDoneProgress: true },
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: false },
        workspaceFolders: true,
        applyEdit: true,
        inlayHint: { refreshSupport: false },
        workspaceEdit: { documentChanges: true, resourceOperations: fileChanges, failureHandling: 'abort' },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: false },
        fileOperations: { willRename: true, didRename: true },
      },
      textDocument: {
        completion: {
          completionItem: {
            snippetSupport: true,
            resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
            insertReplaceSupport: true,
          },
        },
        hover: { contentFormat: ['markdown'] },
        rename: { dynamicRegistration: false, prepareSupport: true },
        codeAction: {
          codeActionLiteralSupport,
          isPreferredSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ['edit', 'command'] },
        },
        publishDiagnostics: { versionSupport: true },
        inlayHint: { dynamicRegistration: false },
      },
    },
  },
  Zed: {
    source: 'crates/lsp/src/lsp.rs, default_initialize_params',
    names: ['workspaceFolders', 'rootUri'],
    capabilities: {
      general: { positionEncodings: ['utf-16'] },
      window: { workDoneProgress: true },
      workspace: {
        configuration: true,
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        didChangeConfiguration: { dynamicRegistration: true },
        workspaceFolders: true,
        inlayHint: { refreshSupport: true },
        // Not `diagnostics`, as the protocol calls it: for the server it cannot be told to ask again.
        ...{ diagnostic: { refreshSupport: true } },
        workspaceEdit: { documentChanges: true, resourceOperations: fileChanges },
        fileOperations: { dynamicRegistration: false, didRename: true, willRename: true },
        applyEdit: true,
      },
      textDocument: {
        definition: { linkSupport: true },
        codeAction: {
          codeActionLiteralSupport,
          dataSupport: true,
          resolveSupport: { properties: ['edit', 'command'] },
        },
        completion: {
          completionItem: {
            snippetSupport: true,
            insertReplaceSupport: true,
            resolveSupport: { properties: ['documentation'] },
          },
          contextSupport: true,
        },
        rename: { prepareSupport: true },
        hover: { contentFormat: ['markdown'] },
        inlayHint: { dynamicRegistration: false },
        publishDiagnostics: { relatedInformation: true },
        diagnostic: { dynamicRegistration: false, relatedDocumentSupport: true },
      },
    },
  },
  'Kate 22.12': {
    source: 'what it sent to the server',
    names: ['rootUri', 'rootPath'],
    capabilities: {
      window: { workDoneProgress: true },
      textDocument: {
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } } },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        hover: { contentFormat: bothFormats },
        publishDiagnostics: { relatedInformation: true },
        selectionRange: { dynamicRegistration: false },
        synchronization: { didSave: true },
      },
    },
  },
  'Sublime Text with LSP': {
    source: 'plugin/core/sessions.py, get_initialize_params',
    names: ['workspaceFolders', 'rootUri', 'rootPath'],
    capabilities: {
      window: { workDoneProgress: true },
      workspace: {
        applyEdit: true,
        didChangeConfiguration: { dynamicRegistration: true },
        workspaceEdit: { documentChanges: true, failureHandling: 'abort' },
        workspaceFolders: true,
        configuration: true,
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
      },
      textDocument: {
        synchronization: { dynamicRegistration: true, didSave: true, willSave: true, willSaveWaitUntil: true },
        hover: { dynamicRegistration: true, contentFormat: bothFormats },
        completion: {
          dynamicRegistration: true,
          completionItem: { snippetSupport: true, documentationFormat: bothFormats },
        },
        documentSymbol: { dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true },
        documentLink: { dynamicRegistration: true, tooltipSupport: true },
        definition: { dynamicRegistration: true, linkSupport: true },
        codeAction: {
          dynamicRegistration: true,
          codeActionLiteralSupport,
          dataSupport: true,
          resolveSupport: { properties: ['edit'] },
        },
        rename: { dynamicRegistration: true, prepareSupport: true },
        publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
        codeLens: { dynamicRegistration: true },
        inlayHint: { dynamicRegistration: true },
      },
    },
  },
  'Neovim 0.11': {
    source: 'vim.lsp.protocol.make_client_capabilities()',
    names: ['workspaceFolders', 'rootUri', 'rootPath'],
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] },
      window: { workDoneProgress: true },
      workspace: {
        configuration: true,
        semanticTokens: { refreshSupport: true },
        workspaceFolders: true,
        applyEdit: true,
        workspaceEdit: { resourceOperations: fileChanges },
        didChangeWatchedFiles: { relativePatternSupport: true, dynamicRegistration: false },
        inlayHint: { refreshSupport: true },
        didChangeConfiguration: { dynamicRegistration: false },
      },
      textDocument: {
        diagnostic: { dynamicRegistration: false },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, dynamicRegistration: false },
        publishDiagnostics: { relatedInformation: true },
        synchronization: { didSave: true, willSave: true, willSaveWaitUntil: true, dynamicRegistration: false },
        rename: { prepareSupport: true, dynamicRegistration: true },
        completion: {
          completionItem: { snippetSupport: true, documentationFormat: bothFormats },
          contextSupport: true,
        },
        hover: { contentFormat: bothFormats, dynamicRegistration: true },
        codeAction: {
          dataSupport: true,
          dynamicRegistration: true,
          codeActionLiteralSupport,
          resolveSupport: { properties: ['edit', 'command'] },
        },
        definition: { linkSupport: true, dynamicRegistration: true },
      },
    },
  },
  'Emacs with eglot 1.9': {
    source: 'eglot.el, eglot-client-capabilities',
    names: ['workspaceFolders', 'rootUri', 'rootPath'],
    capabilities: {
      workspace: {
        applyEdit: true,
        workspaceEdit: { documentChanges: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        configuration: true,
        workspaceFolders: true,
      },
      textDocument: {
        synchronization: { dynamicRegistration: false, willSave: true, willSaveWaitUntil: true, didSave: true },
        completion: { completionItem: { snippetSupport: false }, contextSupport: true },
        hover: { contentFormat: ['plaintext'] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        codeAction: { codeActionLiteralSupport, isPreferredSupport: true },
        rename: { dynamicRegistration: false },
        publishDiagnostics: { relatedInformation: false },
      },
    },
  },
  'a client that says nothing': { source: 'LSP §initialize', names: ['rootPath'], capabilities: {} },
};
