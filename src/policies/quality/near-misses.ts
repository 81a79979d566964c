/** Harmless sentences that hold the words of a rule, or part of them. @category Quality */
export interface NearMisses {
  readonly language: 'zh' | 'en'
  /** The id of the rule that must take no notice of them: to find nothing, or not to be satisfied. */
  readonly rule: string
  readonly texts: readonly string[]
}

/**
 * A table of sentences on which a careless list raises a false alarm, to try lists on that were made from
 * {@link chineseWording} and {@link englishWording}.
 * @category Quality
 */
export const nearMisses: readonly NearMisses[] = [
  {
    language: 'zh',
    rule: 'greeting',
    texts: ['您好像还没有登录', '您好不容易抢到的', '那就祝您好运', '您好久没有充值了'],
  },
  { language: 'zh', rule: 'closing', texts: ['重启之后不会再见到这个提示'] },
  { language: 'zh', rule: 'polite-request', texts: ['我看到了申请记录', '系统收到了一个请求', '这是邀请码'] },
  {
    language: 'zh',
    rule: 'refusal',
    texts: [
      '我们不管多晚都会回复您',
      '我先确认一下是不是我们负责',
      '我查一下归不归我们部门管',
      '如果不是我们负责，我帮您转接',
    ],
  },
  { language: 'zh', rule: 'unconcern', texts: ['请不要点击与我们无关的链接', '我先核实是否与我们无关'] },
  {
    language: 'zh',
    rule: 'helplessness',
    texts: [
      '请问有没有办法提供截图',
      '您是说没办法登录吗',
      '这不是没办法的',
      '如果仍然无法解决，请再联系我',
      '如重启后解决不了，请拨打热线',
      '您没办法打开的话，我发您一份',
    ],
  },
  {
    language: 'zh',
    rule: 'indifference',
    texts: ['您可以随便看看', '请不要随便告诉别人验证码', '有问题随便问', '伴随便利而来的是风险'],
  },
  {
    language: 'zh',
    rule: 'ignorance',
    texts: [
      '请问有什么不清楚的地方',
      '哪里不清楚，我再说明一下',
      '如果您不知道密码，可以重置',
      '图片不清楚，请重新上传',
      '您说的我听不清楚，请再说一遍',
      '不知道您方便接电话吗',
      '您知道不知道订单号都没关系',
      '您可能不了解这项规定',
      '这影响不了解决的进度',
    ],
  },
  {
    language: 'en',
    rule: 'greeting',
    texts: ["You're welcome", 'This is about your order', 'They are in China'],
  },
  { language: 'en', rule: 'closing', texts: ['We will take care of it', 'I have a birthday card here'] },
  { language: 'en', rule: 'polite-request', texts: ['We are pleased to help', 'It was displeasing'] },
  { language: 'en', rule: 'thanks', texts: ['Thanks to the update it works'] },
  {
    language: 'en',
    rule: 'refusal',
    texts: ['No problem', 'I will check whether or not our department is in charge'],
  },
  {
    language: 'en',
    rule: 'unconcern',
    texts: ['It has nothing to do with user rights', 'Let me check if it has nothing to do with us'],
  },
  {
    language: 'en',
    rule: 'helplessness',
    texts: [
      "If the guide can't help you, call us",
      'If it cannot be fixed, we replace it',
      'If there is no way to fix it at once, we call you back',
    ],
  },
  {
    language: 'en',
    rule: 'indifference',
    texts: ['Write as often as you like', 'We will do whatever it takes', 'Tell me whatever you need'],
  },
  {
    language: 'en',
    rule: 'ignorance',
    texts: [
      "I don't know how to thank you",
      'Let me know if you have no idea where it is',
      'Hawaii don’t know',
    ],
  },
]
