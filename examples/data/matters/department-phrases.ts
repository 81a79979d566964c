import { type Phrases, phrases } from './phrases.js'

/** What customers and the departments of the handbook say again and again. */
export interface DepartmentPhrases extends Phrases {
  /** What is added to a proposal that the customer did not agree to. */
  readonly adjusted: string
  /** Thanks for a suggestion that is not taken up. */
  readonly declined: string
  /** The customer would rather come at another time. */
  readonly anotherTime: string
  /** The reply when there is no appointment or installation after all. */
  readonly calledOff: string
  /** What the customer says when all is well. */
  readonly contented: string
  /** The reply when nobody needs to come. */
  readonly byPhone: string
  /** What is asked of a customer who has yet to pay. */
  readonly feesDue: string
  readonly paid: string
  /** The note to a customer who was never reached. */
  readonly note: string
  /** The reply when equipment is taken out of service. */
  readonly retired: string
}

export const departmentPhrases: Readonly<Record<'zh-CN' | 'en', DepartmentPhrases>> = {
  'zh-CN': {
    ...phrases['zh-CN'],
    nudges: ['请问有进展了吗？', '还要等多久？'],
    withdrawals: ['已经解决了，不用再处理，谢谢。', '家里有事，先不办了。'],
    complaints: ['又跟上次一样了。', '说是处理好了，其实没有。'],
    delay: '对方还在核实，今天出不了结果，改到新的时间答复您',
    noFix: '您好，这个问题目前没有办法解决，原因已记录在案；一有办法会第一时间通知您。',
    secondTry: '我们又调整了一次，请再试试。',
    adjusted: '；您提出的这一点，我们也照办',
    declined: '感谢您的建议！经评估目前暂不采纳，理由已记录，欢迎继续给我们提意见。',
    anotherTime: '那天临时有事，想换个时间。',
    calledOff: '您好，本次预约已取消，需要时请随时再联系我们。',
    contented: '一切正常，没有再出问题',
    byPhone: '您好，这个问题不必上门，按电话里说的步骤操作即可；如仍有问题请再来电。',
    feesDue: '费用尚未到账，请在三天内缴清，到账后即可约定日期。',
    paid: '刚刚缴清了，请查收。',
    note: '您好，我们三次致电未能联系到您，特留此函；如有意见请随时来电。',
    retired: '该设备已停用报废，替换设备已提交申购，到货前请使用备用机。',
  },
  en: {
    ...phrases.en,
    nudges: ['Is there any progress?', 'How much longer will it take?'],
    withdrawals: ['It has sorted itself out, thank you.', 'Something came up, please leave it for now.'],
    complaints: ['It is just as it was before.', 'You said it was settled. It is not.'],
    delay: 'the others are still checking and will not be done today',
    noFix:
      'Hello, there is no remedy for this at present. We have it on record and will tell you as soon as there is.',
    secondTry: 'We have adjusted it once more. Please try again.',
    adjusted: '; and what you asked for on top of it',
    declined: 'Thank you for your suggestion! We will not take it up for now, and have written down why.',
    anotherTime: 'Something has come up that day. Could I have another time?',
    calledOff: 'Hello, it is called off. Just get in touch when you would like another date.',
    contented: 'all is well, it has not come back',
    byPhone:
      'Hello, nobody needs to come for this: please follow the steps from the call, and ring again if it fails.',
    feesDue: 'The fees have not arrived yet. Please pay within three days; then we can set the date.',
    paid: 'Paid a minute ago, please check.',
    note: 'Hello, we called three times and could not reach you. Please call us whenever you have anything to say.',
    retired: 'It is out of service for good. A new one is on order; please use the spare until it is here.',
  },
}
