import type { DisputeMatter } from './matter.js'

/** What buyers and sellers disagree about in other languages. */
export const disputesFromAbroad: readonly DisputeMatter[] = [
  {
    language: 'en',
    says: [
      'The seller sent me a gift code for the wrong region and refuses to swap it. Order {order}.',
      'Bought a {product} code, it says "not valid in your country", and the seller has gone quiet.',
    ],
    side: 'buyer',
    buyerShows: ['screenshot', 'Redemption page: "This code is not valid in your country"'],
    sellerShows: ['document', 'Purchase record of the batch, bought for another region'],
    favours: 'buyer',
    remedy: 'exchange',
    reasons: 'The listing promised a global code; the seller delivered a regional one',
    reply:
      'Hello, the seller delivered a code for another region and has replaced it with a global one. You will find it under order {order}.',
    appeal: 'The listing said Asia in the second picture.',
    learnt: [
      '海外买家收到错误地区的兑换码',
      '图片里写了地区，文字里没有',
      '地区改为必填字段，并显示在标题旁',
    ],
  },
  {
    language: 'en',
    says: [
      'I sold my account and the buyer charged the payment back after changing the password.',
      'Buyer filed a chargeback on order {order} although the account was delivered.',
    ],
    side: 'seller',
    buyerShows: ['statement', 'Says that the account was banned on arrival'],
    sellerShows: ['log', 'Sign-ins from the buyer every day since delivery, no ban on record'],
    favours: 'seller',
    remedy: 'none',
    reasons: 'The account was delivered and has been in use by the buyer ever since; there was no ban',
    reply:
      'Hello, the records show that the account was delivered and is in use. The chargeback has been contested and your {amount} released.',
    appeal: 'The ban was lifted only yesterday.',
    learnt: ['海外买家拒付', '拒付通知晚到三天', '对接渠道的实时拒付通知'],
  },
  {
    language: 'en',
    says: [
      'The boost I ordered was supposed to take two days. It is day five and my rank went down.',
      'Paid {amount} for coaching, got one session out of four. Order {order}.',
    ],
    side: 'buyer',
    buyerShows: ['screenshot', 'Match history and rank since the order'],
    sellerShows: ['statement', 'Fell ill after the first part, offers to give back the rest'],
    favours: 'split',
    remedy: 'half',
    reasons: 'Part of the service was delivered; the remainder is refunded, which both sides accept',
    reply:
      'Hello, the seller delivered part of the service. Half of the amount is on its way back to you, within three working days.',
    appeal: 'My rank went down. There is nothing I should pay for.',
    learnt: ['服务类订单只完成一部分', '没有分段验收', '服务类订单按阶段验收付款'],
  },
  {
    language: 'ja',
    says: [
      '購入したアカウントが翌日に取り戻されました。返金を希望します。注文 {order}',
      '出品者がログイン情報を変更してしまい、使えません。',
    ],
    side: 'buyer',
    buyerShows: ['screenshot', '「パスワードが変更されました」という通知画面'],
    sellerShows: ['statement', '出品者は心当たりがないと述べ、資料の提出なし'],
    favours: 'buyer',
    remedy: 'all',
    reasons: '登録メールからの再取得が記録されており、引き渡しは完了していない',
    reply:
      '調査の結果、アカウントは元の登録者により再取得されていました。{amount}を全額返金いたします。三営業日ほどお待ちください。',
    appeal: '再取得したのは私ではありません。記録をもう一度確認してください。',
    learnt: ['日本买家的账号被找回', '交付时未更换注册邮箱', '交付流程对海外订单同样强制换绑'],
  },
  {
    language: 'ko',
    says: [
      '아이템을 보냈는데 구매자가 못 받았다고 환불을 요청했어요. 주문 {order}',
      '거래 완료됐는데 구매자가 신고해서 정산이 막혔습니다.',
    ],
    side: 'seller',
    buyerShows: ['statement', '구매자는 접속하지 않아 받지 못했다고 주장'],
    sellerShows: ['recording', '게임 내 거래 영상, 캐릭터 이름 일치'],
    favours: 'seller',
    remedy: 'none',
    reasons: '서버 기록상 아이템이 구매자 캐릭터로 이동함',
    reply:
      '안녕하세요. 서버 기록에서 아이템 전달이 확인되어 환불 요청은 기각되었고, {amount}은 정산되었습니다.',
    appeal: '그 캐릭터는 제 것이 아닙니다.',
    learnt: ['韩国买家否认收货', '角色名可以重复', '交易单记录角色编号而不是名字'],
  },
  {
    language: 'es',
    says: [
      'El vendedor me envió un código ya usado y no responde. Pedido {order}.',
      'Compré una tarjeta de {product} y el código no funciona; quiero mi dinero.',
    ],
    side: 'buyer',
    buyerShows: ['screenshot', 'Aviso de canje: «este código ya se ha utilizado»'],
    sellerShows: ['statement', 'Reconoce que el lote estaba repetido'],
    favours: 'buyer',
    remedy: 'all',
    reasons: 'El vendedor reconoce que vendió un código ya utilizado',
    reply:
      'Hola, el vendedor ha reconocido el error y le hemos devuelto {amount}. Lo verá en su cuenta en uno a tres días hábiles.',
    appeal: 'El comprador lo canjeó antes de quejarse.',
    learnt: ['西语买家收到已使用的兑换码', '卖家库存重复上架', '上架时校验兑换码状态'],
  },
]
