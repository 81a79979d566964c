import { Channel, Contact } from 'casewright'
import { examplesOf, hostile } from './examples.js'

const channels = ['phone', 'chat', 'email', 'form', 'letter', 'walk-in', 'visit']
const languages = ['zh', 'zh-CN', 'zh-Hans-CN', 'en', 'de-DE-1996', 'sr-Latn', 'tlh']
const addresses = Object.entries(hostile)

examplesOf('Channel', Channel, {
  takes: Object.fromEntries(channels.map(channel => [channel, channel])),
  refuses: { 'another one': ['smoke', ''], none: [undefined, ''] },
})

examplesOf('Contact', Contact, {
  takes: {
    'a channel alone': { channel: 'walk-in' },
    'all there is': { channel: 'chat', address: 'chat-17', language: 'zh-CN' },
    ...Object.fromEntries(languages.map(language => [language, { channel: 'phone', language }])),
    ...Object.fromEntries(
      addresses.map(([name, address]) => [`${name} as an address`, { channel: 'form', address }]),
    ),
  },
  refuses: {
    'no channel': [{ address: 'x' }, 'channel'],
    'an empty address': [{ channel: 'email', address: '' }, 'address'],
    'a language in words': [{ channel: 'phone', language: 'Chinese, please' }, 'language'],
    'a language with an underscore': [{ channel: 'phone', language: 'zh_CN' }, 'language'],
    'a language with a subtag too long': [{ channel: 'phone', language: 'zh-abcdefghi' }, 'language'],
    'an unknown field': [{ channel: 'phone', number: '1' }, ''],
  },
})
