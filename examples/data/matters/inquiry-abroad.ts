import type { InquiryMatter } from './matter.js'

/** What customers ask in other languages. */
export const inquiriesFromAbroad: readonly InquiryMatter[] = [
  {
    language: 'en',
    says: [
      'I paid {amount} for {product} {time} and nothing has shown up. Order {order}.',
      'Where are my coins? The bank says the payment went through, order {order}.',
    ],
    clarify: [
      'Which server is your character on, and what is the number next to its name?',
      'Harbour 3, number 40112.',
    ],
    reply:
      'Hello, order {order} was paid but had not been delivered. Your {amount} worth of coins has just been added; please sign in to {product} again. Thank you for writing to us.',
    further: [
      'How long does it usually take?',
      'Three minutes as a rule, fifteen at the very most when it is busy.',
    ],
    learnt: ['海外客户充值未到账', '渠道回调延迟', '海外渠道的回调改为双线路'],
  },
  {
    language: 'en',
    says: [
      'Can I change the email on my account? I left the company whose address I used.',
      'My old work email is gone and I need to move my account to a new one.',
    ],
    clarify: [
      'To verify that the account is yours: when did you last top up, and roughly how much?',
      'About {amount}, {time}.',
    ],
    reply:
      'Hello, thank you for confirming. The new address is in place; withdrawals stay locked for 24 hours as a precaution.',
    further: ['Will my purchases stay?', 'Yes, everything stays with the account.'],
    learnt: ['更换注册邮箱', '旧邮箱失效后无法自助更换', '允许用手机号核验后更换邮箱'],
  },
  {
    language: 'en',
    says: [
      'Do you take PayPal? My card keeps being declined.',
      'My foreign card was declined twice. Is there another way to pay?',
    ],
    clarify: [
      'Does the decline come with a code, such as 51 or 57?',
      'It says 57, transaction not permitted.',
    ],
    reply:
      'Hello, code 57 means that your bank blocks payments abroad; they can lift that in a minute. PayPal is available as well: choose "Other" on the payment page.',
    further: [
      'Is the exchange rate the same with PayPal?',
      'PayPal sets its own rate and shows it before you confirm.',
    ],
    learnt: ['外卡被拒', '发卡行禁止跨境交易', '付款失败页按拒付代码给出说明'],
  },
  {
    language: 'en',
    says: [
      'How do I cancel the {product} subscription before it renews?',
      'I only wanted one month. Please stop the renewal.',
    ],
    clarify: ['Did you subscribe in an app store or on our website?', 'On the website, with a card.'],
    reply:
      'Hello, the renewal has been switched off. You can keep using {product} until the end of the period you have paid for.',
    further: ['Do I get a confirmation?', 'Yes, it is on its way to your email.'],
    learnt: ['海外客户取消续费', '英文页面缺少取消入口', '补齐英文账户页'],
  },
  {
    language: 'ja',
    says: [
      '{product}に{amount}をチャージしましたが、反映されません。注文番号は {order} です。',
      '支払いは完了しているのにポイントが増えていません。確認をお願いします。',
    ],
    clarify: [
      '恐れ入りますが、ご利用のサーバー名とキャラクター番号を教えていただけますか。',
      '「夜明け」サーバー、番号は 5518 です。',
    ],
    reply:
      'お問い合わせありがとうございます。注文 {order} を確認し、ポイントを付与いたしました。{product}に再ログインのうえご確認ください。',
    further: ['領収書は発行できますか。', 'はい、注文履歴の「領収書」からダウンロードいただけます。'],
    learnt: ['日本客户充值未到账', '便利店付款确认有延迟', '付款页写明便利店付款的到账时间'],
  },
  {
    language: 'ja',
    says: [
      '機種変更をしたらログインできなくなりました。引き継ぎ方法を教えてください。',
      '引き継ぎコードを控えていませんでした。データは戻りますか。',
    ],
    clarify: [
      'ご本人確認のため、最後にチャージされた日と金額を教えてください。',
      '{time}、{amount}だったと思います。',
    ],
    reply:
      'ご本人確認が取れましたので、新しい端末への引き継ぎが完了しました。購入済みのアイテムもそのままご利用いただけます。',
    further: [
      '次回のために準備しておくことはありますか。',
      '設定の「引き継ぎ」でメールアドレスを登録しておくと、コードがなくても移行できます。',
    ],
    learnt: ['换机后无法登录', '客户没有备份继承码', '首次充值时提醒绑定邮箱'],
  },
  {
    language: 'ko',
    says: [
      '{product} 충전했는데 아직 안 들어왔어요. 주문번호 {order}입니다.',
      '결제는 {amount} 됐는데 포인트가 그대로예요. 확인 부탁드립니다.',
    ],
    clarify: ['이용 중이신 서버와 캐릭터 번호를 알려 주시겠어요?', '새벽 서버, 3306번이요.'],
    reply:
      '안녕하세요. 주문 {order}을 확인하여 포인트를 지급해 드렸습니다. {product}에 다시 접속하셔서 확인해 주세요. 문의해 주셔서 감사합니다.',
    further: [
      '다음에도 이렇게 늦을 수 있나요?',
      '보통 3분 안에 지급되며, 15분이 지나면 주문번호를 보내 주시면 바로 확인해 드립니다.',
    ],
    learnt: ['韩国客户充值未到账', '支付渠道维护期间回调丢失', '维护结束后自动对账补单'],
  },
  {
    language: 'ko',
    says: ['휴대폰 번호가 바뀌어서 인증번호를 받을 수 없어요.', '본인 인증을 새 번호로 바꾸고 싶습니다.'],
    clarify: ['본인 확인을 위해 마지막으로 충전하신 시기와 금액을 알려 주세요.', '{time}, {amount}이었어요.'],
    reply: '본인 확인이 완료되어 새 번호로 변경해 드렸습니다. 보안을 위해 24시간 동안은 출금이 제한됩니다.',
    further: ['비밀번호도 바꿔야 하나요?', '꼭 필요하지는 않지만 변경하시기를 권해 드립니다.'],
    learnt: ['更换认证手机号', '韩国号码的自助换绑没有开放', '开放韩国号码的自助换绑'],
  },
  {
    language: 'es',
    says: [
      'Hola, pagué {amount} por {product} y no me ha llegado nada. El pedido es {order}.',
      'Me han cobrado pero el saldo sigue igual, ¿lo pueden revisar?',
    ],
    clarify: ['¿En qué servidor juega y qué número aparece junto a su personaje?', 'En Puerto Sur, el 7720.'],
    reply:
      'Hola, hemos comprobado el pedido {order} y el saldo ya está en su cuenta. Vuelva a entrar en {product} para verlo. Gracias por escribirnos.',
    further: ['¿Cuánto suele tardar?', 'Normalmente tres minutos y, en horas punta, quince como mucho.'],
    learnt: ['西语客户充值未到账', '订单时区换算错误，被当成过期', '订单一律按 UTC 判断是否过期'],
  },
  {
    language: 'es',
    says: [
      '¿Puedo pagar en euros en lugar de yuanes?',
      'El precio sale en yuanes, ¿cómo lo cambio a mi moneda?',
    ],
    clarify: ['¿Desde qué país realiza la compra?', 'Desde España.'],
    reply:
      'Hola, puede cambiar la moneda en «Mi cuenta › Región». El importe final en euros se muestra antes de confirmar el pago.',
    further: ['¿Cobran comisión por el cambio?', 'Nosotros no; su banco podría aplicar la suya.'],
    learnt: ['海外客户咨询币种', '币种按浏览器语言判断，不按地区', '按收货地区显示币种'],
  },
]
