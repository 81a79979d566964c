import manifest from '../package.json' with { type: 'json' }

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  entryPoints: Object.values(manifest.exports).flatMap(target =>
    typeof target === 'string' ? [] : `../${target['@casewright/source']}`,
  ),
  tsconfig: '../src/tsconfig.json',
  name: 'casewright',
  basePath: '../src',
  out: 'api',
  readme: '../README.md',
  excludeExternals: true,
  excludePrivate: true,
  validation: {
    notExported: false,
    invalidLink: true,
    invalidPath: false,
    rewrittenLink: true,
    notDocumented: true,
    unusedMergeModuleWith: true,
  },
  // A clone without a remote has no pages to link sources to.
  disableSources: true,
  requiredToBeDocumented: ['Class', 'Enum', 'Function', 'Interface', 'TypeAlias', 'Variable'],
  treatValidationWarningsAsErrors: true,
}
