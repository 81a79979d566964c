import { Money } from 'casewright'
import { examplesOf } from './examples.js'

examplesOf('Money', Money, {
  takes: {
    nothing: { amountMinor: 0, currency: 'CNY' },
    'a sum': { amountMinor: 1250, currency: 'EUR' },
    'the largest sum that is exact': { amountMinor: Number.MAX_SAFE_INTEGER, currency: 'JPY' },
  },
  refuses: {
    'less than nothing': [{ amountMinor: -1, currency: 'CNY' }, 'amountMinor'],
    'a fraction of the minor unit': [{ amountMinor: 12.5, currency: 'CNY' }, 'amountMinor'],
    'a sum that is not exact': [{ amountMinor: 2 ** 53, currency: 'CNY' }, 'amountMinor'],
    'a sum in words': [{ amountMinor: '1250', currency: 'CNY' }, 'amountMinor'],
    'no currency': [{ amountMinor: 1 }, 'currency'],
    'a sign for a currency': [{ amountMinor: 1, currency: '¥' }, 'currency'],
    'a currency in small letters': [{ amountMinor: 1, currency: 'cny' }, 'currency'],
    'a currency on two lines': [{ amountMinor: 1, currency: 'CNY\n' }, 'currency'],
  },
})
