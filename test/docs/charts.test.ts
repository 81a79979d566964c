import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { charted, pictureOf } from '../../docs/pictures.js'
import { referenceOf } from '../../docs/reference.js'

describe('The pages drawn from the charts', () => {
  it.each(charted)('show the $id path as its chart is (else run `npm run pictures`)', async path => {
    const committed = await readFile(`docs/pictures/${path.id}.svg`, 'utf8')

    expect(committed).toBe(await pictureOf(path))
  })

  it('list every state, event and rule (else run `npm run reference`)', async () => {
    const committed = await readFile('docs/paths.md', 'utf8')

    expect(committed).toBe(referenceOf(charted))
  })
})
