import { composersOf } from '../composer.js'
import { complaintCourses, complaintOf } from '../courses-complaint.js'
import {
  answeredAtOnce,
  askedFurther,
  clarified,
  lookedUp,
  promiseBroken,
  promisedAndKept,
} from '../courses-inquiry.js'
import { carriedOut, channelAdjusted, orderOf, referredToTheOrderDesk, withdrawn } from '../courses-order.js'
import { suggestionCourses } from '../courses-suggestion.js'
import type { ComplaintMatter, InquiryMatter, OrderMatter, SuggestionMatter } from '../matters/matter.js'
import { once } from '../scene.js'
import { type Department, fromCustomers, nothingMore } from './department.js'

const inquiries: readonly InquiryMatter[] = [
  {
    language: 'zh-CN',
    says: ['有机鸡蛋今天还有货吗？', '请问积分什么时候清零？'],
    clarify: ['请问您说的是哪个品牌？', '绿盒子那一种。'],
    reply: '您好，二楼蛋品区有货，积分每年十二月三十一日清零。',
    further: ['可以送货吗？', '满八十八元三公里内免费送。'],
    learnt: ['询问库存与积分', '线上库存更新慢', '库存每小时同步一次'],
  },
  {
    language: 'en',
    says: ['Do you have gluten-free bread?', 'Can I return an unopened kettle?'],
    clarify: ['Do you still have the receipt?', 'Yes, it is from Sunday.'],
    reply: 'Hello, aisle four; and unopened goods come back within seven days with the receipt.',
    further: ['To any branch?', 'To any branch in the city.'],
    learnt: ['询问货品与退货', '退货规定没有英文', '收据背面印双语规定'],
  },
]

const complaints: readonly ComplaintMatter[] = [
  {
    language: 'zh-CN',
    says: ['买回去的牛奶过期两天了。', '昨天买的牛奶已经过期了。'],
    about: 'product',
    concerns: 'fresh-114',
    evidence: ['goods', '商品实物与收据'],
    cause: '理货时未按日期前移',
    liable: true,
    proposal: '退货并按十倍价款赔偿',
    objection: '孩子喝了，要求陪同就医检查',
    reply: '您好，价款与赔偿已支付，同批商品全部下架。',
    learnt: ['售出过期牛奶', '理货时未按日期前移', '每日闭店前核对保质期'],
  },
  {
    language: 'en',
    says: [
      'The cashier charged me twice for one bag of rice.',
      'One bag of rice, two charges on my receipt.',
    ],
    about: 'service',
    evidence: ['recording', '收银台录像与小票'],
    cause: '扫码枪连续触发',
    liable: true,
    proposal: 'The second charge is returned with a voucher',
    objection: 'I had to come back twice for this',
    reply: 'Hello, the charge has been returned, and you have a voucher for the trouble.',
    learnt: ['重复扫码收费', '扫码枪连续触发', '两秒内同码提示确认'],
  },
]

const suggestions: readonly SuggestionMatter[] = [
  {
    language: 'zh-CN',
    says: ['能不能把购物车的轮子上点油？', '购物车推起来太响了，请修一修。'],
    kind: '设施',
    reasons: '多位顾客提过，成本低',
    plan: '每周一保养全部购物车',
    result: '两百辆已保养，噪音明显变小',
    against: '本季度已列入设备更换计划',
    reply: '您好，您的建议已采纳，购物车从下周起每周保养，谢谢您！',
    learnt: ['购物车噪音', '没有保养计划', '每周一保养'],
  },
  {
    language: 'en',
    says: [
      'Put the allergens on the shelf labels, please.',
      'I cannot see which bread has nuts. Mark it, please.',
    ],
    kind: 'labels',
    reasons: '对过敏顾客有用，可行',
    plan: '货架标签增加过敏原图标',
    result: '烘焙区标签已更换',
    against: '标签系统下季度更换，届时一并考虑',
    reply: 'Hello, we are taking it up: the bakery comes first. Thank you!',
    learnt: ['过敏原标识', '标签没有过敏原', '新标签模板加入图标'],
  },
]

const orders: readonly OrderMatter[] = [
  {
    language: 'zh-CN',
    says: ['{order} 想加一箱水，还来得及吗？', '送货地址写错了，{order}。'],
    wants: 'change',
    status: '已拣货，待配送',
    does: '加一箱水，地址改为三号楼',
    trouble: ['晨光水站', '今天断货', '改由总仓发货'],
    reply: '您好，订单已更改，今天下午送到。',
    learnt: ['下单后要改', '小程序下单后不能改', '拣货前允许自行修改'],
  },
  {
    language: 'en',
    says: ['Please cancel {order}, I will come to the shop.', 'I no longer need {order} delivered.'],
    wants: 'cancel',
    status: 'Paid, not picked',
    does: 'Customer comes to the shop',
    trouble: ['North Depot', 'Nothing is delivered today', 'The shop delivers itself'],
    reply: 'Hello, your order is cancelled, and the money goes back to your card.',
    learnt: ['顾客取消订单', '到店价更低', '线上线下同价'],
  },
]

export const supermarket = (): Department => ({
  letter: 's',
  composers: [
    ...composersOf(
      'inquiry',
      once(answeredAtOnce, answeredAtOnce, lookedUp, askedFurther, clarified, promisedAndKept, promiseBroken),
      inquiries,
      fromCustomers,
      nothingMore,
    ),
    ...composersOf('complaint', complaintCourses, complaints, fromCustomers, complaintOf),
    ...composersOf('suggestion', suggestionCourses, suggestions, fromCustomers, nothingMore),
    ...composersOf(
      'order',
      once(carriedOut, carriedOut, referredToTheOrderDesk, channelAdjusted, withdrawn),
      orders,
      fromCustomers,
      orderOf,
    ),
  ],
})
