import type { Wording } from '../../vocabulary/wording.js'
import { phraseList } from '../text/phrase-list.js'

/**
 * Promises without a date, or of what nobody can promise, in Chinese, for {@link createWordingCheck}: what cannot be promised is
 * not said (R9). The rule is the handbook's, the lists are ours.
 * @category Promises
 */
export const chineseEmptyPromises: Wording = {
  language: 'zh',
  rules: [
    {
      id: 'undated',
      kind: 'forbidden',
      situation: 'Asked when the answer will come',
      instead: '我会在今天18:00前给您答复。',
      phrases: phraseList(`
        尽快给您, 尽快回复, 尽快答复, 尽快处理, 过几天, 过段时间, 有空就, 早晚会, 等通知, 耐心等待
      `),
      except: ['尽快处理完…前', '请您尽快回复', '请尽快回复'],
    },
    {
      id: 'certainty',
      kind: 'forbidden',
      situation: 'Asked whether it will turn out well',
      instead: '目前核实到的情况是……，结果以核实为准。',
      phrases: phraseList(`
        保证能, 保证会, 保证给您, 绝对没问题, 绝对可以, 肯定能, 肯定会, 一定能解决, 百分之百, 百分百,
        包在我身上, 包您满意
      `),
      except: ['不能保证能', '无法保证', '不敢保证', '不能百分之百', '不能百分百', '不一定能解决'],
    },
  ],
}

/** The same in English. @category Promises */
export const englishEmptyPromises: Wording = {
  language: 'en',
  rules: [
    {
      id: 'undated',
      kind: 'forbidden',
      situation: 'Asked when the answer will come',
      instead: 'You will have our answer by 6 p.m. today.',
      phrases: phraseList(`
        as soon as we can, as soon as possible, in due course, at some point, one of these days,
        sooner or later
      `),
      except: ['you … as soon as possible', 'you … as soon as we can', 'please … as soon as possible'],
    },
    {
      id: 'certainty',
      kind: 'forbidden',
      situation: 'Asked whether it will turn out well',
      instead: 'So far we have verified that …; the result depends on what is found.',
      phrases: phraseList(`
        I promise you, I guarantee, we guarantee, guaranteed, definitely will, will definitely, 100%,
        one hundred percent, trust me
      `),
      except: ['cannot … guarantee', "can't … guarantee", 'not guaranteed', 'not 100%'],
    },
  ],
}
