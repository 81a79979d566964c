import { describe, expect, it } from 'vitest'
import { files, read } from './project.js'

const topLevel = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'docs',
  'examples',
  'package-lock.json',
  'package.json',
  'src',
  'test',
  'tsconfig.json',
  'tsup.config.ts',
]

describe('The repository', () => {
  it('keeps its top level to what belongs there', () => {
    const top = new Set(files.map(path => path.split('/')[0] ?? ''))

    expect([...top].filter(name => !name.startsWith('.') && !topLevel.includes(name))).toEqual([])
  })

  it.each([
    ['address of a package registry', /\bregistry\.[a-z]|"resolved"\s*:/],
    ['address of one machine', /:\/\/(?:\d{1,3}\.){3}\d{1,3}(?<!127\.0\.0\.1)\b/],
    ['path of one machine', /(?<![\w.:/}$-])\/(?:root|home|Users|work|workspace|tmp)\/|\b[A-Z]:\\Users\\/],
  ])('holds no %s', (_, pattern) => {
    const places = files.flatMap(path =>
      read(path)
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line) ? [`${path}:${index + 1}: ${line.slice(0, 200)}`] : [],
        ),
    )

    expect(places).toEqual([])
  })
})
