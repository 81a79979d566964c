import { composersOf } from '../composer.js'
import { complaintCourses, complaintOf } from '../courses-complaint.js'
import { claimCourses, expensesOf } from '../courses-expense-claim.js'
import { fixedAtTheSecondTry, mended, reported, silent, visitRequested } from '../courses-fault.js'
import {
  answeredAtOnce,
  lookedUp,
  promiseBroken,
  promisedAndKept,
  promiseRenewed,
  withdrawn,
} from '../courses-inquiry.js'
import { repairedOnTheSpot, repairVisitCourses, repairVisitOf } from '../courses-repair-visit.js'
import type {
  ClaimMatter,
  ComplaintMatter,
  FaultMatter,
  InquiryMatter,
  RepairVisitMatter,
} from '../matters/matter.js'
import { once } from '../scene.js'
import { type Department, fromColleagues, fromCustomers, nothingMore } from './department.js'

const inquiries: readonly InquiryMatter[] = [
  {
    language: 'zh-CN',
    says: ['收银机的保修到什么时候？', '维保合同到期了怎么续？'],
    clarify: ['请问机身上的序列号是多少？', '背面贴纸写着 K-2207。'],
    reply: '您好，您的设备保修到今年九月，续签请填附件的表，三天内答复。',
    further: ['续签有优惠吗？', '连续三年的客户按九折。'],
    learnt: ['询问保修期', '交机单上没写到期日', '交机单增加到期日'],
  },
  {
    language: 'en',
    says: ['Which paper rolls fit the till?', 'Can the till print in two languages?'],
    clarify: ['Which model is it, please?', 'The small one, K-20.'],
    reply: 'Hello, any roll of 58 mm fits; the second language is switched on in the settings.',
    further: ['Where do I find the settings?', 'Hold the feed key for three seconds.'],
    learnt: ['询问耗材与设置', '说明书没有英文页', '说明书补上英文页'],
  },
]

const complaints: readonly ComplaintMatter[] = [
  {
    language: 'zh-CN',
    says: ['约好上午来，结果下午四点才到。', '上午的约，人下午才来。'],
    about: 'service',
    evidence: ['log', '派工单与到场签到时间'],
    cause: '同一时段派了两单',
    liable: true,
    proposal: '免收本次上门费，下次优先安排',
    objection: '耽误了半天生意，免上门费不够',
    reply: '您好，本次上门费已免，派工规则也已调整。',
    learnt: ['上门迟到', '同一时段派了两单', '派工系统禁止重叠时段'],
  },
  {
    language: 'en',
    says: ['The new scanner fails after a week.', 'A week old, and the scanner is dead.'],
    about: 'product',
    concerns: 'scanner-3',
    evidence: ['goods', '退回的整机与检测单'],
    cause: '连接线批次不良',
    liable: true,
    proposal: 'A new one tomorrow, and a second cable for free',
    objection: 'I need one that works today',
    reply: 'Hello, you have a new one and a spare cable. Thank you for your patience.',
    learnt: ['新机一周即坏', '连接线批次不良', '出库前通电测试十分钟'],
  },
]

const faults: readonly FaultMatter[] = [
  {
    language: 'zh-CN',
    says: ['收银机开机一直转圈。', '收银机早上要等十分钟才能用。'],
    steps: '远程查看日志，启动时卡在同步',
    cause: '升级后同步表过大',
    blame: 'department',
    fix: '已清理同步表，请重启一次。',
    stillFails: '能进去了，但很慢。',
    departmentAsks: ['同步表有多少行？', '四十万行，清理前。'],
    reply: '您好，设备已恢复，升级包也已修正。',
    learnt: ['升级后启动慢', '升级前未清理同步表', '升级脚本自动清理'],
  },
  {
    language: 'en',
    says: ['The till restarts by itself at noon.', 'Our till switches itself off and on again.'],
    steps: 'Followed the log: it restarts when the memory is full',
    cause: '内存泄漏',
    blame: 'department',
    fix: 'Please install update 5.2 and restart.',
    stillFails: 'It now restarts in the evening.',
    departmentAsks: ['能否提供内存转储？', '已上传到工单附件。'],
    reply: 'Hello, the update holds: the till has not restarted since.',
    learnt: ['收银机自动重启', '内存泄漏', '压力测试延长到二十四小时'],
  },
]

const visits: readonly RepairVisitMatter[] = [
  {
    language: 'zh-CN',
    says: ['打印头坏了，店里走不开，请上门。', '小票打不出来，请上门。'],
    askedBy: 'caller',
    place: '新街口店一楼收银台',
    thing: '收银机',
    area: 'hardware',
    finding: '打印头磨损',
    repair: '更换打印头',
    parts: ['打印头-58'],
    cause: '纸屑磨损打印头',
    use: '每周用清洁卡擦一次',
    reply: '您好，打印头已更换，保修三个月。',
    learnt: ['打印头磨损', '店员不知道要清洁', '交机时附清洁卡与示范'],
  },
  {
    language: 'en',
    says: ['The till has no network since the move.', 'The second till does not see the first.'],
    askedBy: 'department',
    place: 'Shop in Harbour Street, ground floor',
    thing: 'till',
    area: 'software',
    finding: '网段与主机不同',
    repair: '改正网络设置',
    parts: [],
    cause: 'The two tills were in different networks',
    use: 'Please call us before you move them again',
    reply: 'Hello, both tills are in one network again, and tested with you.',
    learnt: ['搬迁后断网', '搬迁前没有登记', '合同里写明搬迁须预约'],
  },
]

const claims: readonly ClaimMatter[] = [
  {
    language: 'zh-CN',
    says: ['三月初去外地客户现场的差旅费'],
    invoices: [
      ['高铁票', 21_900],
      ['住宿一晚', 32_800],
    ],
    wrong: '住宿发票抬头不对，请重开',
    reply: '您好，报销款已打到工资卡，请查收。',
    learnt: ['差旅报销', '发票抬头常写错', '出差前把抬头发到手机上'],
  },
  {
    language: 'en',
    says: ['Tools for the repair group'],
    invoices: [
      ['Torque screwdriver', 18_600],
      ['Test leads', 7_450],
    ],
    wrong: 'The second invoice has no tax number',
    reply: 'Paid, please check your account.',
    learnt: ['工具报销', '零星采购没有比价', '常用工具统一采购'],
  },
]

/** What faults turn out to need on the spot. */
const onTheSpot: readonly RepairVisitMatter[] = [
  {
    language: 'zh-CN',
    says: ['收银机现场检修'],
    askedBy: 'department',
    place: '新街口店一楼收银台',
    thing: '收银机',
    area: 'software',
    finding: '同步服务版本过旧',
    repair: '现场升级同步服务',
    parts: [],
    cause: '同步服务版本过旧',
    use: '请每周重启一次',
    reply: '您好，收银机已现场升级，运行正常。',
    learnt: ['收银机启动慢', '同步服务版本过旧', '升级清单包含同步服务'],
  },
  {
    language: 'en',
    says: ['The till, to be looked into on the spot'],
    askedBy: 'department',
    place: 'Shop in Harbour Street, ground floor',
    thing: 'till',
    area: 'hardware',
    finding: '内存条松动',
    repair: '更换内存条',
    parts: ['memory-8'],
    cause: 'A memory module was loose',
    use: 'Please do not move the till while it runs',
    reply: 'Hello, the memory has been replaced, and the till has run all day.',
    learnt: ['收银机自动重启', '内存条松动', '交机前做振动测试'],
  },
]

export const serviceDepartment = (): Department => ({
  letter: 'd',
  composers: [
    ...composersOf(
      'inquiry',
      once(answeredAtOnce, lookedUp, promisedAndKept, promiseRenewed, promiseBroken, withdrawn),
      inquiries,
      fromCustomers,
      nothingMore,
    ),
    ...composersOf('complaint', complaintCourses, complaints, fromCustomers, complaintOf),
    ...composersOf(
      'fault',
      once(mended, fixedAtTheSecondTry, reported, silent, visitRequested, visitRequested),
      faults,
      fromCustomers,
      ({ matter }) => ({ scene: {}, input: { product: matter.learnt[0] } }),
    ),
    ...composersOf('repairVisit', repairVisitCourses, visits, fromCustomers, repairVisitOf),
    ...composersOf('expenseClaim', claimCourses, claims, fromColleagues, expensesOf),
  ],
  sequels: [
    {
      ...{ of: 'fault', after: 'visit.request', kind: 'visit-for' },
      composers: composersOf('repairVisit', once(repairedOnTheSpot), onTheSpot, fromCustomers, repairVisitOf),
    },
  ],
})
