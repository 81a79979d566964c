import { composersOf } from '../composer.js'
import { complaintCourses, complaintOf, solvedOnTheSpot } from '../courses-complaint.js'
import { appealed, disputeOf, evidenceRequested, judged, otherSideSilent } from '../courses-dispute.js'
import {
  answeredAtOnce,
  clarified,
  lookedUp,
  promiseBroken,
  promisedAndKept,
  promiseRenewed,
} from '../courses-inquiry.js'
import { carriedOut, channelInVain, orderOf, referredToTheOrderDesk, withdrawn } from '../courses-order.js'
import { returnVisitCourses, returnVisitOf } from '../courses-return-visit.js'
import type {
  ComplaintMatter,
  DisputeMatter,
  InquiryMatter,
  OrderMatter,
  ReturnVisitMatter,
} from '../matters/matter.js'
import { once } from '../scene.js'
import { type Department, fromCustomers, nothingMore } from './department.js'

const inquiries: readonly InquiryMatter[] = [
  {
    language: 'zh-CN',
    says: ['寄一台冰箱到外地要几天？', '生鲜可以寄冷链吗？'],
    clarify: ['请问始发地和目的地是哪里？', '从南仓发到西站。'],
    reply: '您好，干线三天，冷链两天，费用见附表。',
    further: ['可以保价吗？', '可以，按声明价值的千分之三。'],
    learnt: ['询问时效与费用', '官网运价表过期', '运价表每月更新'],
  },
  {
    language: 'en',
    says: ['Which papers do I need for a parcel abroad?', 'Can you collect forty boxes on Friday?'],
    clarify: ['How heavy are they in all?', 'About half a ton.'],
    reply: 'Hello, an invoice and a packing list; we collect up to two tons a day.',
    further: ['Is there a fee for collecting?', 'Not above a quarter of a ton.'],
    learnt: ['询问出口单证', '单证清单难找', '下单页附单证清单'],
  },
]

const orders: readonly OrderMatter[] = [
  {
    language: 'zh-CN',
    says: ['{order} 收件地址写错了，能改吗？', '{order} 改到周五送可以吗？'],
    wants: 'change',
    status: '在途，未派送',
    does: '改派到新地址',
    trouble: ['西站车队', '临时停运', '无备用车辆，延期两天'],
    reply: '您好，{order} 已改派，周五送达。',
    learnt: ['在途改地址', '改派要打三个电话', '改派在系统里一次完成'],
  },
  {
    language: 'en',
    says: ['Where is {order}? It should be here by now.', 'Has {order} left the depot?'],
    wants: 'question',
    status: 'In transit',
    does: 'Explained',
    trouble: ['Harbour Line', 'Ferry cancelled', 'No other line before Thursday'],
    reply: 'Hello, it is on the truck of tonight and arrives tomorrow morning.',
    learnt: ['查询在途订单', '轨迹两小时才更新', '到站即更新轨迹'],
  },
]

const disputes: readonly DisputeMatter[] = [
  {
    language: 'zh-CN',
    says: ['{order} 到货少了两箱，发货方说全发了。', '货到了外箱破损，{amount}谁赔？{order}'],
    side: 'buyer',
    buyerShows: ['screenshot', '签收时的外箱照片'],
    sellerShows: ['document', '出库称重单'],
    favours: 'split',
    remedy: 'half',
    reasons: '称重单与签收重量不符，双方各担一半',
    reply: '您好，经核对双方材料，赔付一半，三日内到账。',
    appeal: '称重时我方在场，重量是对的。',
    learnt: ['到货短少', '交接时未复称', '交接时双方复称签字'],
  },
  {
    language: 'en',
    says: ['{order} arrived broken and the sender blames you.', 'The sender of {order} packed it badly.'],
    side: 'buyer',
    buyerShows: ['screenshot', 'Photos of the broken crate'],
    sellerShows: ['statement', 'The sender says that it left intact'],
    favours: 'buyer',
    remedy: 'all',
    reasons: '中转记录显示装卸跌落',
    liable: true,
    reply: 'Hello, our own records show that it fell in our depot. You are refunded in full.',
    appeal: 'The crate was sound when it left us.',
    learnt: ['货物破损', '中转装卸跌落', '易碎件单独装车'],
  },
]

const complaints: readonly ComplaintMatter[] = [
  {
    language: 'zh-CN',
    says: ['司机把货扔在门口就走了。', '货没当面交，扔在门口淋雨。'],
    about: 'service',
    evidence: ['recording', '门口监控与派送记录'],
    cause: '派送超量，未按规定当面交接',
    liable: true,
    proposal: '免本次运费，换固定司机',
    objection: '货受潮了，运费之外还要赔货',
    reply: '您好，运费已免，货损按声明价值赔付。',
    learnt: ['派送未当面交接', '派送超量', '单车派送量设上限'],
  },
  {
    language: 'en',
    says: [
      'Your partner in the north lost our pallets for a week.',
      'Our pallets stood in the partner depot for a week.',
    ],
    about: 'subordinate-company',
    concerns: 'north-depot',
    evidence: ['log', '北仓出入库记录'],
    cause: '北仓货位登记错误',
    liable: false,
    proposal: 'The depot bears the storage, and delivers tomorrow',
    objection: 'Tomorrow is a holiday on our side',
    reply: 'Hello, the pallets are delivered, and the depot has borne the storage.',
    learnt: ['托盘滞留一周', '北仓货位登记错误', '货位登记改为扫码'],
  },
]

const returnVisits: readonly ReturnVisitMatter[] = [
  {
    language: 'zh-CN',
    says: ['回访：上次投诉之后，派送有改善吗？'],
    opinion: ['换了司机好多了，希望早上送。', '已把您的时段改为上午。'],
    raises: '对账单总是晚一周才来',
    reply: '您好，感谢您接受回访，意见已由经理签复。',
    learnt: ['客户认可改善', '派送时段未登记', '客户档案登记派送时段'],
  },
  {
    language: 'en',
    says: ['Return visit: how have deliveries been since?'],
    opinion: ['Punctual, but the invoices are hard to read.', 'A new form of invoice starts next month.'],
    raises: 'The invoices name the wrong company',
    reply: 'Hello, thank you for your time. The manager has answered and signed.',
    learnt: ['客户认可改善', '账单格式难读', '更换账单格式'],
  },
]

/** What comes up on return visits. */
const raised: readonly ComplaintMatter[] = [
  {
    language: 'zh-CN',
    says: ['对账单总是晚一周才来'],
    about: 'service',
    evidence: ['document', '近三个月对账单寄出日期'],
    cause: '对账单由人工汇总',
    liable: true,
    proposal: '改为每月三日自动发送',
    objection: '三日还是晚了',
    reply: '您好，对账单从本月起每月三日自动发送。',
    learnt: ['对账单迟到', '人工汇总', '对账单自动生成'],
  },
  {
    language: 'en',
    says: ['The invoices name the wrong company'],
    about: 'service',
    evidence: ['document', '客户档案与发票'],
    cause: '客户档案未更新',
    liable: true,
    proposal: 'All invoices of this year are issued anew',
    objection: 'Our books are already closed',
    reply: 'Hello, your file is corrected, and the invoices have been issued anew.',
    learnt: ['发票抬头错误', '客户档案未更新', '每季与客户核对档案'],
  },
]

export const logistics = (): Department => ({
  letter: 'l',
  composers: [
    ...composersOf(
      'inquiry',
      once(answeredAtOnce, lookedUp, clarified, promisedAndKept, promiseRenewed, promiseBroken),
      inquiries,
      fromCustomers,
      nothingMore,
    ),
    ...composersOf(
      'order',
      once(carriedOut, carriedOut, referredToTheOrderDesk, channelInVain, withdrawn),
      orders,
      fromCustomers,
      orderOf,
    ),
    ...composersOf(
      'dispute',
      once(judged, judged, evidenceRequested, otherSideSilent, appealed),
      disputes,
      fromCustomers,
      disputeOf,
    ),
    ...composersOf(
      'complaint',
      complaintCourses.filter(({ suits }) => !suits),
      complaints,
      fromCustomers,
      complaintOf,
    ),
  ],
  sequels: [
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
