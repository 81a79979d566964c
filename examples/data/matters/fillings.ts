import type { Money } from 'casewright'
import type { Language } from './matter.js'

/** What stands in for the braces of a matter's texts, by language. */
interface Fillings {
  readonly products: readonly string[]
  readonly amounts: readonly (readonly [label: string, money: Money])[]
  readonly times: readonly string[]
}

const priced = (
  currency: string,
  minorPerUnit: number,
  label: (units: string) => string,
  ...units: number[]
) =>
  units.map(
    count =>
      [
        label(count.toLocaleString('en')),
        { amountMinor: Math.round(count * minorPerUnit), currency },
      ] as const,
  )

export const fillings: Readonly<Record<Language, Fillings>> = {
  'zh-CN': {
    products: ['《星港争锋》', '《云上牧场》', '《九州录》', '知音会员', '墨稿'],
    amounts: priced('CNY', 100, units => `${units} 元`, 30, 68, 128, 198, 328, 648),
    times: ['今天早上', '昨晚', '半小时前', '中午', '前天'],
  },
  'zh-TW': {
    products: ['《星港爭鋒》', '《雲上牧場》', '知音會員'],
    amounts: priced('TWD', 100, units => `${units} 元`, 150, 490, 990, 1490),
    times: ['今天早上', '昨天晚上', '一小時前'],
  },
  en: {
    products: ['Starport', 'Cloud Ranch', 'Inkdraft'],
    amounts: priced('USD', 100, units => `$${units}`, 4.99, 9.99, 19.99, 49.99),
    times: ['this morning', 'last night', 'an hour ago', 'on Sunday'],
  },
  ja: {
    products: ['『スターポート』', '『クラウド牧場』'],
    amounts: priced('JPY', 1, units => `${units}円`, 1200, 3000, 5800),
    times: ['今朝', '昨日の夜', '先週の金曜日'],
  },
  ko: {
    products: ['〈스타포트〉', '〈구름목장〉'],
    amounts: priced('KRW', 1, units => `${units}원`, 12000, 33000, 55000),
    times: ['오늘 아침', '어제 저녁', '지난 금요일'],
  },
  es: {
    products: ['Starport', 'Rancho en las Nubes'],
    amounts: priced('EUR', 100, units => `${units.replace('.', ',')} €`, 4.99, 9.99, 19.99),
    times: ['esta mañana', 'anoche'],
  },
}

/** What customers hold in their hands. */
export const devices = [
  'Mi 10',
  'Redmi K50',
  'Mate 40',
  'nova 9',
  'iPhone 12',
  'iPhone 15',
  'Galaxy S22',
  'Galaxy A54',
  'Pixel 7',
  'iPad Air',
] as const
