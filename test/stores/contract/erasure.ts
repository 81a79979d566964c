import { describe, expect, it } from 'vitest'
import { cast, inputs } from '../../machines/cast.js'
import { deskOn, finish, type NewGround, openInquiry } from './ground.js'

const by = cast.clerk

export function erasing(newGround: NewGround) {
  describe('the erasure of a customer', () => {
    it('leaves nothing of their closed cases to be seen, and names those that are open', async () => {
      const ground = await newGround()
      const { desk } = deskOn(ground)
      await openInquiry(desk, {}, { id: 'closed', key: 'k' })
      await finish(desk, 'closed')
      await openInquiry(desk, {}, { id: 'open' })
      const theirs = { ...inputs.inquiry, customer: cast.stranger }
      await desk.open('inquiry', theirs, { by: cast.stranger, id: 'of-another' })

      const erasure = await desk.eraseCustomer('customer', { by })

      expect(erasure).toEqual({ ok: true, erased: ['closed'], open: ['open'] })
      expect(await desk.get('closed', { by: cast.manager })).toBeNull()
      const { cases } = await desk.list({}, { by: cast.manager })
      expect(cases.map(each => each.case.id)).toEqual(['open', 'of-another'])
      await expect(
        desk.send('closed', { type: 'case.reopen', reason: 'r' }, { by: cast.customer }),
      ).rejects.toThrow('expected the id of a case')
      await expect(openInquiry(desk, {}, { id: 'closed' })).rejects.toThrow('expected an id that no case has')
      const store = ground.store()
      await store.open()
      const { records, refusals } = await store.history('closed')
      await store.close()
      expect(records.map(({ by, event }) => [by, event])).toEqual([
        [{ id: 'erased', role: 'customer' }, { type: 'case.open' }],
        ...records.slice(1).map(({ by, event }) => [by, { type: event.type }]),
      ])
      expect(refusals).toEqual([])
      expect(JSON.stringify(records)).not.toContain(inputs.inquiry.subject)
    })

    it('is not for everyone', async () => {
      const { desk } = deskOn(await newGround())

      const erasure = await desk.eraseCustomer('customer', { by: cast.agent })

      expect(erasure).toMatchObject({
        ok: false,
        refusal: { code: 'not-your-role', event: 'customer.erase' },
      })
    })
  })
}
