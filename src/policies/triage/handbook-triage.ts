import type { TriageRules } from '../../vocabulary/triage.js'
import { phraseList } from '../text/phrase-list.js'

/**
 * Triage by the handbook's paths (P1–P10), in Chinese and English: money between buyer and seller before a complaint, a
 * complaint before a fault, a question where nothing else fits. The handbook says what each path is for; the words, and
 * what makes a matter severe or urgent, are ours, for a department to make its own.
 * @category Triage
 */
export const handbookTriage: TriageRules = {
  otherwise: { path: 'inquiry', priority: { severity: 'medium', urgency: 'medium' } },
  rules: [
    {
      id: 'danger',
      when: {
        phrases: phraseList(`
          触电, 漏电, 起火, 着火, 冒烟, 爆炸, 受伤, 烫伤,
          on fire, caught fire, smoke, smoking, electric shock, explosion, injured, hurt myself
        `),
        except: ['烟雾报警', 'smoke detector', 'smoke alarm'],
      },
      gives: { severity: 'critical', urgency: 'critical' },
    },
    {
      id: 'goes-public',
      when: {
        phrases: phraseList(`
          12315, 消费者协会, 消协, 律师, 起诉, 法院, 曝光, 媒体,
          lawyer, attorney, sue, court, regulator, ombudsman, the press, consumer association
        `),
        except: ['多媒体', '媒体播放'],
      },
      gives: { severity: 'high' },
    },
    {
      id: 'hurry',
      when: {
        phrases: phraseList(`
          紧急, 急用, 很急, 着急, 急死, 尽快, 立刻, 马上要,
          urgent, urgently, asap, as soon as possible, immediately, right now, emergency
        `),
        except: ['不着急', '不急用', '不紧急', 'not urgent', '紧急联系人', 'emergency contact'],
      },
      gives: { urgency: 'high' },
    },
    { id: 'key-account', when: { customerGrade: ['key'] }, gives: { urgency: 'high' } },
    {
      id: 'how-to',
      when: {
        phrases: phraseList(`
          如何申请, 怎么申请, 怎样申请, 如何充值, 怎么充值, 如何退, 怎么退货, 怎么退款, 怎么预约, 如何安装,
          怎么安装, 退货政策, 退款政策, 退款规则, 退换货政策, 如何投诉, 怎么投诉, 投诉电话, 投诉渠道,
          how do I top up, how do I book, how do I install, how do I complain, how do I return,
          how do I … refund, how can I … refund, refund policy, return policy, refund rules
        `),
        except: [],
      },
      gives: { path: 'inquiry' },
    },
    {
      id: 'trade',
      when: {
        phrases: phraseList(`
          退款, 退钱, 退货, 换货, 赔偿, 赔付, 假货, 货不对板, 与描述不符, 没收到货, 未收到货, 不发货,
          没发货, 快递丢, 丢件, 收到…坏, 收到…破, 卖家, 买家, 被骗, 骗子,
          refund, refunds, refunded, money back, return the goods, exchange it, compensation, counterfeit,
          not as described, never arrived, lost parcel, arrived broken, arrived damaged, seller, buyer,
          scam, scammed
        `),
        except: ['无需退款', '不用退款', '不需要退款', '已退款', '已经退款', 'no refund needed'],
      },
      gives: { path: 'dispute', severity: 'medium', leaning: 'theory' },
    },
    {
      id: 'complains',
      when: {
        phrases: phraseList(`
          投诉, 举报, 差评, 态度恶劣, 态度很差, 态度太差, 服务太差, 服务很差, 不负责任, 太差劲, 不满意,
          太失望, 质量差,
          complaint, complain, complaining, unacceptable, rude, terrible service, worst service,
          awful service, poor quality, bad service, disappointed, dissatisfied, unsatisfied
        `),
        except: phraseList(`
          不投诉, 不是投诉, 不是要投诉,
          not a complaint, not complaining, can't complain
        `),
      },
      gives: { path: 'complaint' },
    },
    {
      id: 'top-up-missing',
      when: {
        phrases: phraseList(`
          没到账, 未到账, 没有到账, 不到账, 充值失败, 充错, 重复扣款, 多扣,
          not credited, top-up failed, top up failed, recharge failed, charged twice, wrong account
        `),
        except: [],
      },
      gives: { path: 'order', severity: 'medium', urgency: 'high' },
    },
    {
      id: 'visit',
      when: {
        phrases: phraseList(`
          上门维修, 上门修, 上门检修, 上门服务, 派人来修, 报修,
          on-site repair, send a technician, send an engineer, send someone to repair, repair visit
        `),
        except: [],
      },
      gives: { path: 'repairVisit', leaning: 'tech' },
    },
    {
      id: 'breaks',
      when: {
        phrases: phraseList(`
          报错, 出错, 打不开, 闪退, 死机, 登录不了, 无法登录, 登不上, 用不了, 故障, 连不上, 没反应,
          error, crash, crashes, crashed, can't log in, cannot log in, won't start, won't open, not working,
          doesn't work, does not work, stopped working, is down, outage, broken, bug, freezes
        `),
        except: ['没有故障', 'no error'],
      },
      gives: { path: 'fault', leaning: 'tech' },
    },
    {
      id: 'installs',
      when: {
        phrases: ['安装', '装机', '开户', 'install', 'installation', 'set up the equipment'],
        except: [],
      },
      gives: { path: 'installation', leaning: 'tech' },
    },
    {
      id: 'books',
      when: {
        phrases: phraseList(`
          预约, 预订, 预定, 改约,
          appointment, book a, book an, to book, booking, reserve, reservation, reschedule
        `),
        except: [],
      },
      gives: { path: 'booking' },
    },
    {
      id: 'orders',
      when: {
        phrases: phraseList(`
          充值, 订单, 下单, 取消订单, 改订单, 到账, 续费,
          top up, top-up, recharge, my order, order number, cancel the order, change the order
        `),
        except: [],
      },
      gives: { path: 'order' },
    },
    {
      id: 'suggests',
      when: {
        phrases: phraseList(`
          建议, 希望你们能, 希望贵公司, 能不能增加, 要是能,
          suggest, suggestion, feature request, it would be nice, you should add, could you add
        `),
        except: phraseList(`
          有什么建议, 有何建议, 给点建议, 您建议, 你建议, 建议我,
          what do you suggest, do you suggest
        `),
      },
      gives: { path: 'suggestion' },
    },
  ],
}
