import type { Money } from 'casewright'
import type { Dice } from './dice.js'
import { devices, fillings } from './matters/fillings.js'
import type { Language, Matter } from './matters/matter.js'

/** Of a hundred customers, how many write in which language. */
const languages: Readonly<Record<Language, number>> = {
  'zh-CN': 64,
  'zh-TW': 10,
  en: 11,
  ja: 6,
  ko: 5,
  es: 4,
}

const hundred = (Object.keys(languages) as Language[]).flatMap(language =>
  Array<Language>(languages[language]).fill(language),
)

/** A matter as one customer puts it. */
export interface Dealt<M extends Matter> {
  readonly matter: M
  readonly subject: string
  readonly product: string
  readonly order: string
  readonly amount: Money
}

/** Deals out matters so that each comes up as often as the others of its language, in one wording after another. */
export function dealer<M extends Matter>(matters: readonly M[]) {
  const dealt = new Map<M, number>(matters.map(matter => [matter, 0]))
  return (dice: Dice, suits: (matter: M) => boolean = () => true): Dealt<M> => {
    const language = dice.pick(hundred)
    const suitable = matters.filter(suits)
    const spoken = suitable.filter(matter => matter.language === language)
    const [matter] = dice
      .shuffle(spoken.length > 0 ? spoken : suitable)
      .sort((a, b) => dealt.get(a)! - dealt.get(b)!) as [M]
    const times = dealt.get(matter)!
    dealt.set(matter, times + 1)
    return filled(matter, times, dice)
  }
}

function filled<M extends Matter>(matter: M, times: number, dice: Dice): Dealt<M> {
  const { products, amounts, times: instants } = fillings[matter.language]
  const [price, amount] = dice.pick(amounts)
  const words: Readonly<Record<string, string>> = {
    amount: price,
    product: dice.pick(products),
    time: dice.pick(instants),
    device: dice.pick(devices),
    order: `T2603${String(dice.whole(8, 10)).padStart(2, '0')}-${dice.whole(10000, 99999)}`,
  }
  const text = JSON.stringify(matter).replaceAll(/\{(\w+)\}/g, (_, word: string) => words[word]!)
  const whole = JSON.parse(text) as M
  const subject = whole.says[times % whole.says.length]!
  return { matter: whole, subject, product: words.product!, order: words.order!, amount }
}
