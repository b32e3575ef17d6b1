// Mocha adds the files that are named here to those of the command line, so they are named only when no others are.
const named = process.argv.some((argument) => argument.endsWith('.test.ts'));

// No test leaves anything in the caches of whoever runs them; what starts other processes hands this on.
process.env.DOCS_VAULT_CACHE_FOLDER = 'off';

module.exports = {
  import: 'tsx',
  ui: 'tdd',
  timeout: 20000,
  reporter: 'dot',
  ...(named ? {} : { spec: ['test/*.test.ts'] }),
};
