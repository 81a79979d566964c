import { composersOf } from '../composer.js'
import { bookingCourses } from '../courses-booking.js'
import { complaintCourses, complaintOf } from '../courses-complaint.js'
import {
  answeredAtOnce,
  apologisedTooSoon,
  clarified,
  lookedUp,
  promiseBroken,
  promisedAndKept,
  promiseRenewed,
} from '../courses-inquiry.js'
import { suggestionCourses } from '../courses-suggestion.js'
import type { BookingMatter, ComplaintMatter, InquiryMatter, SuggestionMatter } from '../matters/matter.js'
import { once } from '../scene.js'
import { type Department, fromCustomers, nothingMore } from './department.js'

const inquiries: readonly InquiryMatter[] = [
  {
    language: 'zh-CN',
    says: ['三百人的年会场地大概什么价？', '展会可以自带搭建公司吗？'],
    clarify: ['请问日期和时长定了吗？', '下月第二个周六，一整天。'],
    reply: '您好，报价与平面图已发到您的邮箱，自带搭建需提前七天报备。',
    further: ['报备要什么材料？', '施工图、保险单和人员名单。'],
    learnt: ['询问场地价格', '官网没有参考价', '官网公布参考价'],
  },
  {
    language: 'en',
    says: ['Is the hall accessible by wheelchair?', 'Can we hang banners from the ceiling?'],
    clarify: ['How heavy are the banners?', 'Twelve kilograms each.'],
    reply: 'Hello, it is, by the west lift; and each point bears forty kilograms.',
    further: ['Who puts them up?', 'Our riggers do, the evening before.'],
    learnt: ['询问设施条件', '设施说明没有英文', '补上英文设施说明'],
  },
]

const bookings: readonly BookingMatter[] = [
  {
    language: 'zh-CN',
    says: ['想约个时间看场地。', '约一次音响调试。'],
    content: '看场地',
    hours: 1,
    reply: '您好，感谢来访，方案三天内发给您。',
    learnt: ['预约看场地', '场地当天临时检修', '检修计划与预约系统打通'],
  },
  {
    language: 'en',
    says: ['We would like to see the hall before we sign.', 'A rehearsal on stage, please.'],
    content: 'Rehearsal on stage',
    hours: 3,
    reply: 'Hello, thank you for coming. You will have our plan within three days.',
    learnt: ['预约彩排', '灯光台临时检修', '备用灯光台随时可用'],
  },
]

const complaints: readonly ComplaintMatter[] = [
  {
    language: 'zh-CN',
    says: ['签到系统瘫了半小时，门口全堵了。', '签到机全黑屏，嘉宾排到马路上。'],
    about: 'service',
    evidence: ['log', '签到系统日志与现场照片'],
    cause: '签到系统未做压力测试',
    liable: true,
    proposal: '退还签到服务费，下次免费提供',
    objection: '嘉宾很不满，要书面说明',
    reply: '您好，服务费已退，书面说明已寄出。',
    learnt: ['签到系统瘫痪', '未做压力测试', '活动前一天压力测试'],
  },
  {
    language: 'en',
    says: ['The rented projector failed twice.', 'Two breakdowns of the rented projector in one talk.'],
    about: 'product',
    concerns: 'rental-31',
    evidence: ['goods', '损坏的租赁设备'],
    cause: '租赁设备未检修',
    liable: true,
    proposal: 'Half of the rent is returned',
    objection: 'Half is not enough for a ruined keynote',
    reply: 'Hello, the rent has been returned, and the supplier replaced.',
    learnt: ['租赁设备故障', '租赁设备未检修', '进场前逐台检修'],
  },
]

const suggestions: readonly SuggestionMatter[] = [
  {
    language: 'zh-CN',
    says: ['签到处多放两把椅子给老人。', '签到要站很久，放几把椅子吧。'],
    kind: '现场',
    reasons: '成本低，体验提升明显',
    plan: '签到处设休息座位',
    result: '签到处已放六把椅子',
    against: '消防通道宽度不够',
    reply: '您好，建议已采纳，下场活动起实行，谢谢您！',
    learnt: ['签到处没有座位', '布场清单里没有', '布场清单加入座位'],
  },
  {
    language: 'en',
    says: ['Show the way with lights instead of tape.', 'The tape on the floor is hard to see in the dark.'],
    kind: 'signs',
    reasons: '可行，夜场更安全',
    plan: '夜场通道改用灯带引导',
    result: '两个厅已安装灯带',
    against: '租用场地不允许加装灯带',
    reply: 'Hello, we are taking it up, starting with the two large halls. Thank you!',
    learnt: ['夜场指引不清', '胶带反光差', '改用灯带'],
  },
]

export const events = (): Department => ({
  letter: 'e',
  composers: [
    ...composersOf(
      'inquiry',
      once(
        answeredAtOnce,
        lookedUp,
        clarified,
        apologisedTooSoon,
        promisedAndKept,
        promiseRenewed,
        promiseBroken,
      ),
      inquiries,
      fromCustomers,
      nothingMore,
    ),
    ...composersOf('booking', bookingCourses, bookings, fromCustomers, nothingMore),
    ...composersOf('complaint', complaintCourses, complaints, fromCustomers, complaintOf),
    ...composersOf('suggestion', suggestionCourses, suggestions, fromCustomers, nothingMore),
  ],
})
