// Stands for js-yaml in the bundles. gray-matter loads it for engines that are all replaced by others, see
// server/src/parse/yaml/yaml.ts; it would load esprima besides, wherever one is installed, and none of both ever runs.

export const safeLoad = refuse;
export const safeDump = refuse;

function refuse() {
  throw new Error('js-yaml is not in the bundle.');
}
