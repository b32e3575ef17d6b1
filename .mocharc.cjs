// Mocha adds the files that are named here to those of the command line, so they are named only when no others are.
const named = process.argv.some((argument) => argument.endsWith('.test.ts'));

module.exports = {
  import: 'tsx',
  ui: 'tdd',
  timeout: 20000,
  reporter: 'dot',
  ...(named ? {} : { spec: ['test/*.test.ts'] }),
};
