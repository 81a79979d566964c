import type { Wording } from '../../vocabulary/wording.js'
import { phraseList } from '../text/phrase-list.js'

/**
 * How an apology is worded in Chinese (R6). A word of sympathy, or for a moment's delay, is none. The handbook gives the
 * rule; the lists are ours, for a department to make its own.
 * @category Liability
 */
export const chineseApologies: Wording = {
  language: 'zh',
  rules: [
    {
      id: 'apology',
      kind: 'forbidden',
      situation: 'Answering for what somebody else is responsible for',
      instead: '我理解您的心情，我们已核实情况如下。',
      phrases: phraseList(`
        抱歉, 道歉, 致歉, 歉意, 对不起, 对不住, 深感歉疚, 请您原谅, 请原谅, 恳请谅解, 赔不是, 不好意思
      `),
      except: phraseList(`
        不好意思打扰, 不好意思打断, 不好意思请问, 不用抱歉, 不必抱歉, 不用道歉, 不必道歉, 不用不好意思,
        不需要道歉, 要求道歉, 要求我们道歉, 要求卖家道歉, 卖家已道歉, 卖家道歉, 抱歉请稍等, 抱歉打扰
      `),
    },
    {
      id: 'admission',
      kind: 'forbidden',
      situation: 'Speaking of responsibility before it is found, or where it lies elsewhere',
      instead: '责任归属正在核实，核实后第一时间告知您。',
      phrases: phraseList(`
        我们的错, 我们的失误, 我们的过失, 我们的责任, 我们的疏忽, 我方责任, 我方过错, 我司责任, 是我们不对,
        我们做错, 我们失误, 我们承担…责任, 我们负全责, 给您添麻烦, 给您造成…不便
      `),
      except: phraseList(`
        不是我们的错, 不是我们的责任, 并非我们的责任, 非我方责任, 不是我们的失误, 是不是我们的责任,
        是否…我方责任
      `),
    },
  ],
}

/** How an apology is worded in English (R6). @category Liability */
export const englishApologies: Wording = {
  language: 'en',
  rules: [
    {
      id: 'apology',
      kind: 'forbidden',
      situation: 'Answering for what somebody else is responsible for',
      instead: 'I understand how annoying this is. This is what we found.',
      phrases: phraseList(`
        sorry, apologise, apologize, apologising, apologizing, apology, apologies, regret that we,
        forgive us, forgive me, pardon us
      `),
      except: phraseList(`
        sorry to hear, sorry to learn, sorry to read, sorry to interrupt, sorry for interrupting,
        no need to apologise, no need to apologize, no need to be sorry, apology from the seller,
        don't be sorry, better safe than sorry
      `),
    },
    {
      id: 'admission',
      kind: 'forbidden',
      situation: 'Speaking of responsibility before it is found, or where it lies elsewhere',
      instead: 'Who is responsible is being verified; you will hear from us as soon as it is.',
      phrases: phraseList(`
        our fault, our mistake, our error, our responsibility, our bad, my fault, my mistake,
        we made a mistake, we were wrong, we are to blame, we are responsible for,
        we take full responsibility, we failed you, we let you down, for the inconvenience
      `),
      except: phraseList(`
        not our fault, not our mistake, not our error, not our responsibility, not my fault, not my mistake
      `),
    },
  ],
}
