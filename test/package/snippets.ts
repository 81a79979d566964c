import type { Plugin } from 'vitest/config'
import { files, read, root } from './project.js'

interface Snippet {
  /** Where it stands: `README.md:12`. */
  place: string
  /** The file it pretends to be: a TypeScript module beside its page. */
  id: string
  code: string
}

/** Every fenced `ts` block of the README and of docs/. */
export const snippets: Snippet[] = files
  .filter(path => path === 'README.md' || /^docs\/.*\.md$/.test(path))
  .flatMap(page => {
    const text = read(page)
    return [...text.matchAll(/^ *```(?:ts|typescript)\b[^\n]*\n(.*?)^ *```$/gms)].map(
      ({ 1: code = '', index }) => {
        const line = text.slice(0, index).split('\n').length
        return { place: `${page}:${line}`, id: `${root}${page}.${line}.ts`, code }
      },
    )
  })

/** Lets a test import a snippet by its `id`, although no such file exists. */
export function snippetModules(): Plugin {
  const byId = new Map(snippets.map(snippet => [snippet.id, snippet]))
  return {
    name: 'snippets',
    enforce: 'pre',
    resolveId: id => (byId.has(id) ? id : undefined),
    load: id => byId.get(id)?.code,
  }
}
