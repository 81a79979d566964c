import { composersOf } from '../composer.js'
import { complaintCourses, complaintOf, solvedOnTheSpot } from '../courses-complaint.js'
import { fixedAtTheSecondTry, mended, reported, visitRequested } from '../courses-fault.js'
import {
  answeredAtOnce,
  askedFurther,
  clarified,
  lookedUp,
  promisedAndKept,
  withdrawn,
} from '../courses-inquiry.js'
import { installationCourses, installationOf } from '../courses-installation.js'
import { repairedOnTheSpot, repairVisitCourses, repairVisitOf } from '../courses-repair-visit.js'
import { returnVisitCourses, returnVisitOf } from '../courses-return-visit.js'
import type {
  ComplaintMatter,
  FaultMatter,
  InquiryMatter,
  InstallationMatter,
  RepairVisitMatter,
  ReturnVisitMatter,
} from '../matters/matter.js'
import { once } from '../scene.js'
import { type Department, fromCustomers, nothingMore } from './department.js'

const inquiries: readonly InquiryMatter[] = [
  {
    language: 'zh-CN',
    says: ['物业费可以按季度交吗？', '请问停车月卡在哪里办？'],
    clarify: ['请问您是几号楼哪一户？', '八号楼二单元。'],
    reply: '您好，可以在服务中心前台或小程序里办理，按月、按季、按年都可以。',
    further: ['逾期有滞纳金吗？', '宽限十五天，之后按合同计收。'],
    learnt: ['咨询缴费方式', '小程序里缴费入口太深', '首页放缴费入口'],
  },
  {
    language: 'zh-CN',
    says: ['周末装修可以吗？几点到几点？', '搬家要不要提前登记货梯？'],
    clarify: ['请问是哪一天、大约多长时间？', '这周六上午，两三个小时。'],
    reply: '您好，周末九点到十二点、两点到六点可以，货梯请提前一天登记。',
    further: ['押金多少？', '货梯不收押金，装修押金两千元，验收后退。'],
    learnt: ['咨询装修与搬家规定', '公告栏内容过期', '每季核对一次公告栏'],
  },
  {
    language: 'en',
    says: ['Where do I collect parcels after nine in the evening?', 'How do I get a second access card?'],
    clarify: ['Which building are you in, please?', 'Building 3, flat 1201.'],
    reply: 'Hello, the lockers by the east gate are open all night; cards are made at the front desk.',
    further: ['Is there a fee for the card?', 'The first is free, each further one costs CNY 20.'],
    learnt: ['外籍住户咨询门禁与快递', '指引只有中文', '门厅指引补上英文'],
  },
]

const complaints: readonly ComplaintMatter[] = [
  {
    language: 'zh-CN',
    says: ['楼道垃圾三天没人清，味道很大。', '保洁总是漏我们这一层。'],
    about: 'service',
    evidence: ['screenshot', '楼道照片与签到表缺三天'],
    cause: '保洁换班无人交接',
    liable: true,
    proposal: '当天清理并消毒，减免一个月保洁费',
    objection: '减免一次不够，要保证以后每天有人来',
    reply: '您好，楼道已清理消毒，此后每天两次并在门口公示签到。',
    learnt: ['楼道垃圾未清', '保洁换班无人交接', '换班须当面交接并签字'],
  },
  {
    language: 'zh-CN',
    says: ['新换的门禁对讲有电流声，根本听不清。', '新对讲全是杂音，听不清谁在门口。'],
    about: 'product',
    concerns: 'intercom-2',
    evidence: ['recording', '现场录音与检测单'],
    cause: '供货批次有缺陷',
    liable: true,
    proposal: '整批更换，并延长保修一年',
    objection: '换之前先装一个能用的',
    reply: '您好，整批设备已更换，保修延长一年。',
    learnt: ['新设备有杂音', '供货批次有缺陷', '到货抽检由一成改为三成'],
  },
  {
    language: 'en',
    says: ['The car park company charged me twice this month.', 'Two car park charges for one evening.'],
    about: 'subordinate-company',
    concerns: 'car-park',
    evidence: ['document', '停车公司的收费明细与录像'],
    cause: '道闸系统重复计费',
    liable: false,
    proposal: 'The car park company refunds the second charge within five days',
    objection: 'Five days is too long for a mistake that is not mine',
    reply: 'Hello, the car park company has refunded you, and the gate has been reset.',
    learnt: ['停车重复收费', '道闸系统重复计费', '与停车公司每日对账'],
  },
]

const faults: readonly FaultMatter[] = [
  {
    language: 'zh-CN',
    says: ['家里可视对讲黑屏了。', '对讲屏幕不亮，也听不到门口。'],
    steps: '请住户断电重启，仍无画面',
    cause: '楼层交换机端口故障',
    blame: 'department',
    fix: '已换到备用端口，请再试一次。',
    stillFails: '有画面了，但没有声音。',
    departmentAsks: ['同层其他住户是否正常？', '同层四户都正常。'],
    reply: '您好，楼层端口已更换，对讲恢复正常。',
    learnt: ['对讲黑屏', '楼层交换机端口老化', '每半年巡检一次弱电井'],
  },
  {
    language: 'en',
    says: ['The heating panel shows E4 and the room stays cold.', 'E4 on the panel again, and it is cold.'],
    steps: 'Asked the resident to reset the panel; E4 comes back',
    cause: '换热站回水温度过低',
    blame: 'department',
    fix: 'The station has been adjusted. Please give it an hour.',
    stillFails: 'It is lukewarm at best.',
    departmentAsks: ['回水温度是多少？', '三十一度，低于设定值。'],
    reply: 'Hello, the station is back to normal and your rooms should be warm again.',
    learnt: ['室温不达标', '换热站夜间参数未切换', '参数切换改为自动并告警'],
  },
]

const visits: readonly RepairVisitMatter[] = [
  {
    language: 'zh-CN',
    says: ['厨房水管漏水，地都湿了，能派人来吗？', '水槽下面一直滴水，请上门看看。'],
    askedBy: 'caller',
    place: '八号楼二单元 602',
    thing: '水管',
    area: 'connections',
    finding: '角阀接头松动',
    repair: '更换角阀与生料带',
    parts: ['角阀-15'],
    cause: '接头老化松动',
    use: '长期外出请关总阀',
    reply: '您好，漏水处已修好，三个月内再漏免费上门。',
    learnt: ['厨房漏水', '角阀使用超过八年', '入户检修时顺带检查角阀'],
  },
  {
    language: 'en',
    says: ['The intercom stays dead after every restart.', 'The intercom has been dead since Monday.'],
    askedBy: 'department',
    place: 'Building 3, flat 1201',
    thing: 'intercom',
    area: 'hardware',
    finding: '主板电容鼓包',
    repair: '更换主板',
    parts: ['board-7'],
    cause: 'A part of the board had aged',
    use: 'Please keep the vents free',
    reply: 'Hello, the board has been replaced and tested with you. It is under warranty for a year.',
    learnt: ['对讲主机故障', '电容老化', '同批主机提前更换'],
  },
]

const installations: readonly InstallationMatter[] = [
  {
    language: 'zh-CN',
    says: ['新房要装燃气表，怎么办手续？', '搬新家，要新装一个燃气表。'],
    thing: '燃气表',
    place: '九号楼一单元 301',
    details: '双气嘴灶，预留热水器接口',
    reply: '您好，燃气表已装好并登记，缴费卡号已告知，祝您使用愉快。',
    learnt: ['新装燃气表', '手续要跑两处', '与燃气公司约定每周固定一天'],
  },
  {
    language: 'en',
    says: ['I would like a gas meter for the new flat.', 'We need a gas meter before we move in.'],
    thing: 'gas meter',
    place: 'Building 5, flat 904',
    details: 'Two burners, one water heater',
    reply: 'Hello, it is installed and registered, and you have your code. Enjoy your new home.',
    learnt: ['外籍住户新装', '申请表只有中文', '申请表补上英文'],
  },
]

const returnVisits: readonly ReturnVisitMatter[] = [
  {
    language: 'zh-CN',
    says: ['回访：上次投诉处理得怎么样？'],
    opinion: ['处理得还行，就是电话打了两次才有人接。', '已增加中午值班，谢谢您的提醒。'],
    raises: '小区北门的路灯又坏了，没人管',
    reply: '您好，感谢您接受回访，您的意见已由经理签复并落实。',
    learnt: ['客户对处理基本满意', '高峰时段接听慢', '中午增加一人值班'],
  },
  {
    language: 'en',
    says: ['Return visit: how did we handle your complaint?'],
    opinion: ['Settled, but I had to ask twice.', 'You now hear from us after every step.'],
    raises: 'Nobody clears the bicycles out of the stairwell',
    reply: 'Hello, thank you for your time. The head of the department has answered and signed.',
    learnt: ['客户要追问才知道进展', '没有主动告知进度', '每个节点主动告知'],
  },
]

/** What comes up on return visits. */
const raised: readonly ComplaintMatter[] = [
  {
    language: 'zh-CN',
    says: ['小区北门的路灯又坏了，没人管'],
    about: 'service',
    evidence: ['screenshot', '北门夜间照片'],
    cause: '巡检表漏列北门路灯',
    liable: true,
    proposal: '当晚修复，并列入巡检',
    objection: '上个月也是这么说的',
    reply: '您好，北门路灯今晚修好，以后每周巡检。',
    learnt: ['路灯不亮', '巡检表漏列北门', '巡检表按图重新编制'],
  },
  {
    language: 'en',
    says: ['Nobody clears the bicycles out of the stairwell'],
    about: 'service',
    evidence: ['screenshot', '楼梯间照片'],
    cause: '楼梯间无人负责',
    liable: true,
    proposal: 'The stairwell is cleared today and checked every week',
    objection: 'It was cleared before, and full again the next day',
    reply: 'Hello, the stairwell is clear and is checked every week from now on.',
    learnt: ['楼梯间堆放自行车', '楼梯间无人负责', '每周检查楼梯间'],
  },
]

/** What faults turn out to need on the spot. */
const onTheSpot: readonly RepairVisitMatter[] = [
  {
    language: 'zh-CN',
    says: ['单元门禁与对讲现场检修'],
    askedBy: 'department',
    place: '八号楼二单元弱电井',
    thing: '门禁对讲',
    area: 'hardware',
    finding: '读卡模块受潮',
    repair: '更换读卡模块并加密封圈',
    parts: ['读卡模块-3'],
    cause: '读卡模块受潮',
    use: '雨天请随手关好单元门',
    reply: '您好，门禁与对讲已现场修好，请放心使用。',
    learnt: ['门禁对讲失灵', '读卡模块受潮', '室外模块统一加密封圈'],
  },
  {
    language: 'en',
    says: ['The heating of the flat, to be looked into on the spot'],
    askedBy: 'department',
    place: 'Building 3, flat 1201',
    thing: 'heating',
    area: 'connections',
    finding: '分水器阀门卡滞',
    repair: '更换阀门',
    parts: ['valve-2'],
    cause: 'A valve of the manifold was stuck',
    use: 'Please open the valves fully once a month',
    reply: 'Hello, the valve has been replaced and all rooms are warm.',
    learnt: ['单户不热', '分水器阀门卡滞', '入冬前逐户试阀'],
  },
]

export const property = (): Department => ({
  letter: 'p',
  composers: [
    ...composersOf(
      'inquiry',
      once(answeredAtOnce, answeredAtOnce, lookedUp, promisedAndKept, askedFurther, clarified, withdrawn),
      inquiries,
      fromCustomers,
      nothingMore,
    ),
    ...composersOf('complaint', complaintCourses, complaints, fromCustomers, complaintOf),
    ...composersOf(
      'fault',
      once(mended, mended, fixedAtTheSecondTry, reported, visitRequested, visitRequested),
      faults,
      fromCustomers,
      ({ matter }) => ({ scene: {}, input: { product: matter.learnt[0] } }),
    ),
    ...composersOf('repairVisit', repairVisitCourses, visits, fromCustomers, repairVisitOf),
    ...composersOf('installation', installationCourses, installations, fromCustomers, installationOf),
  ],
  sequels: [
    {
      ...{ of: 'fault', after: 'visit.request', kind: 'visit-for' },
      composers: composersOf('repairVisit', once(repairedOnTheSpot), onTheSpot, fromCustomers, repairVisitOf),
    },
    {
      ...{ of: 'complaint', after: 'feedback.record', kind: 'follows-up' },
      composers: composersOf('returnVisit', returnVisitCourses, returnVisits, fromCustomers, returnVisitOf),
    },
    {
      ...{ of: 'returnVisit', after: 'matter.raise', kind: 'raised-by' },
      composers: composersOf('complaint', once(solvedOnTheSpot), raised, fromCustomers, complaintOf),
    },
  ],
})
