import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const leadsOneCase = `
  const { act, charters, openCase, paths } = await import('casewright')
  const charter = charters.topUp
  const at = Date.parse('2026-03-10T09:00:00+08:00')
  const customer = { id: 'c-17', role: 'customer' }
  const by = { id: 'a-3', role: 'service-agent', leaning: 'tech' }
  const input = { customer, contact: { channel: 'chat' }, subject: 'It closes' }
  const opened = openCase(paths.fault, input, { id: 'F-1', at, by: customer, charter }).case
  const accepted = act(opened, { type: 'case.accept' }, { at, by, charter }).case
  const steps = { type: 'fault.reproduce', reproduced: true, steps: 'Logged in' }
  console.log(JSON.stringify(act(accepted, steps, { at, by, charter }).case.state.value))`

/** What a program prints in a Node of its own. */
function printed(program: string, ...options: readonly string[]): string {
  const flags = ['--conditions=@casewright/source', '--import=tsx', '--input-type=module', ...options]
  return execFileSync(process.execPath, [...flags, '--eval', program], { encoding: 'utf8' }).trim()
}

const place = '{"open":{"working":"diagnosing"}}'

describe('Cases are led', () => {
  it('where no code may be generated from text', () => {
    expect(printed(leadsOneCase, '--disallow-code-generation-from-strings')).toBe(place)
  })

  it('without generating any where zod is told not to', () => {
    const counting = `
      import { z } from 'zod'
      z.config({ jitless: true })
      let generated = 0
      globalThis.Function = new Proxy(Function, { construct: (...args) => (generated++, Reflect.construct(...args)) })
      process.on('exit', () => console.log(generated))`

    expect(printed(counting + leadsOneCase)).toBe(`${place}\n0`)
    expect(printed(counting.replace('true', 'false') + leadsOneCase)).not.toBe(`${place}\n0`)
  })
})
