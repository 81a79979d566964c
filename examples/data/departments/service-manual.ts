import { composersOf } from '../composer.js'
import { bookingCourses } from '../courses-booking.js'
import { complaintCourses, complaintOf, solvedOnTheSpot } from '../courses-complaint.js'
import { equipmentCourses, equipmentOf } from '../courses-equipment-fault.js'
import { answeredAtOnce, clarified, lookedUp, promisedAndKept, withdrawn } from '../courses-inquiry.js'
import { returnVisitCourses, returnVisitOf } from '../courses-return-visit.js'
import { incidentCourses, incidentOf } from '../courses-safety-incident.js'
import type {
  BookingMatter,
  ComplaintMatter,
  EquipmentMatter,
  IncidentMatter,
  InquiryMatter,
  ReturnVisitMatter,
} from '../matters/matter.js'
import { followedUp, once } from '../scene.js'
import { type Department, fromColleagues, fromCustomers, nothingMore } from './department.js'

const inquiries: readonly InquiryMatter[] = [
  {
    language: 'zh-CN',
    says: ['会员卡可以给家人用吗？', '请问周日几点关门？'],
    clarify: ['请问您的卡是哪一种？', '年卡，去年办的。'],
    reply: '您好，年卡可以绑定两位家人，周日晚九点关门。',
    further: ['绑定要本人到场吗？', '不用，手机上就能办。'],
    learnt: ['询问会员规则', '卡背面没有写规则', '卡背面印上二维码'],
  },
  {
    language: 'en',
    says: ['Is there a discount for groups of ten?', 'May I bring my own equipment?'],
    clarify: ['For which day would that be?', 'For the twentieth.'],
    reply: 'Hello, groups of ten and more pay a fifth less, and your own equipment is welcome.',
    further: ['Do we have to book?', 'For groups, yes, two days ahead.'],
    learnt: ['团体咨询', '团体价只写在海报上', '网站增加团体页'],
  },
]

const complaints: readonly ComplaintMatter[] = [
  {
    language: 'zh-CN',
    says: ['排了一个小时的队，前台还在聊天。', '工作人员态度很差，叫了三次不理人。'],
    about: 'service',
    evidence: ['recording', '前台监控录像'],
    cause: '高峰时段只开了一个窗口',
    liable: true,
    proposal: '当面致歉，赠送一次体验',
    objection: '不要赠送，要看到整改',
    reply: '您好，高峰时段已增开一个窗口，并对当班人员进行了培训。',
    learnt: ['排队过久', '高峰时段只开一个窗口', '排班按客流调整'],
  },
  {
    language: 'en',
    says: ['The rented shoes fell apart after ten minutes.', 'The shoes I rented lost their soles.'],
    about: 'product',
    concerns: 'rental-12',
    evidence: ['goods', '损坏的租借物品'],
    cause: '租借物品超期使用',
    liable: true,
    proposal: 'The rent is returned, and the next one is free',
    objection: 'I would like my ruined socks paid for as well',
    reply: 'Hello, the rent and the damage have been paid back to your card.',
    learnt: ['租借物品损坏', '超期使用未报废', '租借物品登记使用次数'],
  },
]

const bookings: readonly BookingMatter[] = [
  {
    language: 'zh-CN',
    says: ['想约一节体验课。', '周四上午能约两个人的场地吗？'],
    content: '两人场地一小时',
    hours: 1,
    reply: '您好，感谢光临，期待下次再见。',
    learnt: ['预约体验', '系统临时停机，场地重复预约', '预约页显示实时余量'],
  },
  {
    language: 'en',
    says: ['I would like to book a lesson for two.', 'A guided tour for four, please.'],
    content: 'A lesson for two',
    hours: 2,
    reply: 'Hello, thank you for coming. We look forward to seeing you again.',
    learnt: ['英文预约', '教练临时请假', '预留一名机动教练'],
  },
]

const returnVisits: readonly ReturnVisitMatter[] = [
  {
    language: 'zh-CN',
    says: ['回访：上次投诉之后，服务有改善吗？'],
    opinion: ['有改善，不过停车还是难。', '正在与旁边商场谈共享车位。'],
    raises: '更衣室的热水经常断',
    reply: '您好，感谢您接受回访，您的意见已由经理签复。',
    learnt: ['客户认可改善', '停车位不足', '与商场共享车位'],
  },
  {
    language: 'en',
    says: ['Return visit: has it become better since your complaint?'],
    opinion: ['Better, but the signs are hard to read.', 'New signs are being printed.'],
    raises: 'The card reader at the counter takes for ever',
    reply: 'Hello, thank you for telling us. The manager has answered and signed.',
    learnt: ['客户认可改善', '指示牌字太小', '更换指示牌'],
  },
]

const equipment: readonly EquipmentMatter[] = [
  {
    language: 'zh-CN',
    says: ['三号闸机刷卡没反应，偶尔冒烟味。', '三号闸机刷了没反应，还有焦味。'],
    equipment: '闸机 3',
    cause: '电源板过热',
    steps: '更换电源板并清理风道',
    part: '电源板-12V',
    stillFails: '半小时后又没反应',
    reply: '三号闸机已恢复使用，请留意十天。',
    learnt: ['闸机失灵', '风道积灰', '连续刷卡一百次正常'],
  },
  {
    language: 'en',
    says: ['The lift in the west wing stops between floors.', 'The west lift shook and stopped twice today.'],
    equipment: 'west lift',
    cause: 'A door sensor is dirty and worn',
    steps: 'Sensor cleaned, adjusted and replaced',
    part: 'sensor-4',
    stillFails: 'It stopped again on the third ride',
    reply: 'The west lift is back in service. Please report any stop at once.',
    learnt: ['电梯停层异常', '门感应器磨损', '往返五十次正常'],
  },
]

const incidents: readonly IncidentMatter[] = [
  {
    language: 'zh-CN',
    says: ['大厅货架倒了，一位顾客擦伤。'],
    place: '一楼大厅',
    measures: {
      notify: '已通知值班经理与急救站',
      record: '现场拍照并登记目击者',
      secure: '围蔽大厅东侧',
      alternative: '顾客改由西门进出',
    },
    findings: '货架未固定，装货过高',
    course: '补货时货架前倾，货物滑落擦伤一人',
    cause: '货架未按规定固定',
    liable: true,
    actions: ['所有货架固定到墙', '补货高度划线'],
    results: ['四十组货架全部固定', '划线完成并培训'],
    reply: '您好，事故原因已查明，货架全部固定，医药费由我们承担。',
    learnt: ['货架倒塌', '货架未固定', '新货架先固定后使用'],
  },
  {
    language: 'en',
    says: ['A guest slipped on the wet floor by the pool.'],
    place: 'Pool, north side',
    measures: {
      notify: '已通知值班经理与医务室',
      record: '登记时间、地点与目击者',
      secure: '封闭北侧通道',
      alternative: '客人改走南侧通道',
    },
    findings: '地面积水，警示牌未摆放',
    course: '清洗后未拖干，客人滑倒，膝部擦伤',
    cause: '清洗流程缺少拖干一步',
    liable: true,
    actions: ['清洗流程加入拖干与警示牌', '北侧加装防滑垫'],
    results: ['流程已改并签收', '防滑垫已铺设'],
    reply: 'Hello, the cause has been found and removed. We bear the cost of the treatment.',
    learnt: ['客人滑倒', '清洗后未拖干', '清洗时必须摆放警示牌'],
  },
]

/** What comes up on return visits. */
const raised: readonly ComplaintMatter[] = [
  {
    language: 'zh-CN',
    says: ['更衣室的热水经常断'],
    about: 'service',
    evidence: ['log', '锅炉温度记录'],
    cause: '高峰时段锅炉功率不足',
    liable: true,
    proposal: '错峰供水，并加装一台热水器',
    objection: '错峰对晚上来的人没用',
    reply: '您好，已加装热水器，晚间热水不再中断。',
    learnt: ['热水中断', '锅炉功率不足', '加装热水器'],
  },
  {
    language: 'en',
    says: ['The card reader at the counter takes for ever'],
    about: 'service',
    evidence: ['log', '刷卡机日志'],
    cause: '刷卡机网络不稳',
    liable: true,
    proposal: 'A second reader, on a line of its own',
    objection: 'That does not help on Sundays',
    reply: 'Hello, there is a second card reader now, on a line of its own.',
    learnt: ['刷卡慢', '刷卡机网络不稳', '刷卡机改用专线'],
  },
]

export const serviceManual = (): Department => ({
  letter: 'm',
  composers: [
    ...composersOf(
      'inquiry',
      followedUp(once(answeredAtOnce, answeredAtOnce, lookedUp, promisedAndKept, clarified, withdrawn)),
      inquiries,
      fromCustomers,
      nothingMore,
    ),
    ...composersOf('complaint', followedUp(complaintCourses), complaints, fromCustomers, complaintOf),
    ...composersOf('booking', followedUp(bookingCourses), bookings, fromCustomers, nothingMore),
    ...composersOf('equipmentFault', equipmentCourses, equipment, fromColleagues, equipmentOf),
    ...composersOf('safetyIncident', incidentCourses, incidents, fromColleagues, incidentOf),
  ],
  sequels: [
    {
      ...{ of: 'complaint', after: 'feedback.record', kind: 'follows-up' },
      composers: composersOf('returnVisit', returnVisitCourses, returnVisits, fromCustomers, returnVisitOf),
    },
    {
      ...{ of: 'returnVisit', after: 'matter.raise', kind: 'raised-by' },
      composers: composersOf(
        'complaint',
        followedUp(once(solvedOnTheSpot)),
        raised,
        fromCustomers,
        complaintOf,
      ),
    },
  ],
})
