/** To be imported by what starts programs on large vaults, so that it leaves nothing in the caches of whoever runs it. */
process.env.DOCS_VAULT_CACHE_FOLDER ??= 'off';
