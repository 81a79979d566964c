import type { Language } from './matter.js'

/** What customers and the desk say again and again, by language. */
export interface Phrases {
  /** The customer wants to know how it is going. */
  readonly nudges: readonly string[]
  readonly withdrawals: readonly string[]
  /** It did not hold. */
  readonly complaints: readonly string[]
  /** The desk apologises, in front of a reply. */
  readonly apology: string
  /** Why the promised date moves. */
  readonly delay: string
  /** The reply to a customer who did not answer. */
  readonly unanswered: string
  /** The reply after the case was taken up again. */
  readonly again: string
  /** The reply when the manager leaves the verdict as it was. */
  readonly upheld: string
  /** The reply when there is no fix. */
  readonly noFix: string
  /** What the customer is asked to try when the first try did not help. */
  readonly secondTry: string
}

export const phrases: Readonly<Record<Language, Phrases>> = {
  'zh-CN': {
    nudges: ['请问查得怎么样了？', '还要等多久？', '有结果了吗？我这边还是一样。', '在吗？'],
    withdrawals: ['刚刚到账了，不用查了，谢谢。', '我自己弄好了，不麻烦了。', '不想要了，就这样吧。'],
    complaints: [
      '又出现了，跟上次一模一样。',
      '回复说好了，但我这里还是不行。',
      '钱还是没有看到，麻烦再查一次。',
    ],
    apology: '非常抱歉给您添了麻烦。',
    delay: '渠道方还在核对流水，今天出不了结果，改到新的时间答复您',
    unanswered: '您好，我们没有收到您的补充信息，本次咨询先为您办结；需要时请直接回复，我们会继续处理。',
    again: '您好，我们又逐项核对了一遍，这次确认已经处理完毕，请您再看一下。',
    upheld: '您好，经理已复核双方材料，维持原处理结果，详细理由见附件。感谢您的配合。',
    noFix: '您好，技术部门确认这个问题目前没有修复办法，原因我们已记录在案；有新版本时会第一时间通知您。',
    secondTry: '我们又推送了一个补丁，请重启后再试一次。',
  },
  'zh-TW': {
    nudges: ['請問有進度了嗎？', '還要等多久呢？'],
    withdrawals: ['剛剛收到了，不用處理了，謝謝。', '我自己找到了，謝謝你們。'],
    complaints: ['還是一樣的狀況，麻煩再看一下。', '昨天好了，今天又不行了。'],
    apology: '造成您的不便，非常抱歉。',
    delay: '銀行端尚在確認，今天無法完成，將改於新的時間回覆您',
    unanswered: '您好，因未收到您的回覆，本次先為您結案；若仍需協助，請直接回覆此訊息。',
    again: '您好，我們重新核對過，這次已經處理完成，請您再確認一次。',
    upheld: '您好，經理已複核雙方資料，維持原處理結果，理由如附件。',
    noFix: '您好，技術部門確認目前尚無修正方式，已列入紀錄，有新版本會立即通知您。',
    secondTry: '我們又推送了一個修正檔，請重新啟動後再試一次。',
  },
  en: {
    nudges: ['Any news on this?', 'How much longer will it take?', 'Still waiting here.'],
    withdrawals: [
      'It has just arrived, thank you. No need to look any further.',
      'Never mind, I worked it out.',
    ],
    complaints: [
      'It has happened again, exactly as before.',
      'You said it was done, but nothing has changed here.',
    ],
    apology: 'We are sorry for the trouble this has caused you. ',
    delay: 'the bank is still checking the payment and will not be done today',
    unanswered:
      'Hello, as we have not heard back from you, we are closing this for now. Just reply whenever you want us to go on.',
    again:
      'Hello, we have gone through everything once more, and this time it is done. Please have another look.',
    upheld:
      'Hello, our manager has reviewed what both sides sent in and upholds the decision. The reasons are attached.',
    noFix:
      'Hello, our technical department has confirmed that there is no fix for this at present. We have it on record and will tell you as soon as that changes.',
    secondTry: 'We have sent out another patch. Please restart and try once more.',
  },
  ja: {
    nudges: ['その後いかがでしょうか。', 'まだ時間がかかりますか。'],
    withdrawals: ['先ほど反映されました。ありがとうございました。', '自己解決しましたので、取り下げます。'],
    complaints: ['また同じ症状が出ています。', 'まだ直っていないようです。もう一度ご確認ください。'],
    apology: 'ご迷惑をおかけし、誠に申し訳ございません。',
    delay: '決済会社での確認に時間を要しており、本日中のご回答が難しいため',
    unanswered:
      'ご返信を確認できませんでしたので、いったん対応を終了いたします。必要な際は、このままご返信ください。',
    again: '改めて確認し、対応が完了いたしました。お手数ですが、もう一度ご確認ください。',
    upheld: '責任者が双方の資料を確認した結果、判断に変更はございません。理由は添付のとおりです。',
    noFix:
      '技術部門に確認しましたが、現時点では修正方法がございません。新しい版が出ましたらご連絡いたします。',
    secondTry: '追加の修正を配信しましたので、再起動のうえお試しください。',
  },
  ko: {
    nudges: ['확인되셨나요?', '얼마나 더 기다려야 하나요?'],
    withdrawals: ['방금 들어왔습니다. 감사합니다.', '제가 해결했어요. 취소해 주세요.'],
    complaints: ['또 같은 문제가 생겼어요.', '해결됐다고 하셨는데 아직 그대로예요.'],
    apology: '불편을 드려 대단히 죄송합니다. ',
    delay: '결제사 확인이 늦어져 오늘 안에 답변드리기 어렵습니다',
    unanswered: '안녕하세요. 추가 답변이 없어 문의를 종료합니다. 필요하시면 언제든지 회신해 주세요.',
    again: '안녕하세요. 다시 한번 확인하여 처리를 완료했습니다. 한 번 더 확인 부탁드립니다.',
    upheld:
      '안녕하세요. 담당 관리자가 양측 자료를 검토한 결과 기존 결정을 유지합니다. 사유는 첨부 파일을 참고해 주세요.',
    noFix:
      '안녕하세요. 기술 부서 확인 결과 현재로서는 수정 방법이 없습니다. 새 버전이 나오면 바로 알려 드리겠습니다.',
    secondTry: '추가 패치를 배포했으니 다시 시작한 뒤 시도해 주세요.',
  },
  es: {
    nudges: ['¿Hay alguna novedad?', '¿Cuánto falta?'],
    withdrawals: ['Ya me ha llegado, gracias.', 'Lo he resuelto yo, gracias de todos modos.'],
    complaints: ['Ha vuelto a pasar lo mismo.', 'Dicen que está arreglado, pero aquí sigue igual.'],
    apology: 'Lamentamos las molestias. ',
    delay: 'el banco sigue comprobando el pago y hoy no tendrá la respuesta',
    unanswered:
      'Hola, como no hemos recibido su respuesta, cerramos la consulta. Si la necesita de nuevo, responda a este mensaje.',
    again: 'Hola, lo hemos revisado todo otra vez y ya está resuelto. Compruébelo de nuevo, por favor.',
    upheld:
      'Hola, la responsable ha revisado lo que aportaron ambas partes y mantiene la decisión. Le adjuntamos los motivos.',
    noFix:
      'Hola, el departamento técnico confirma que de momento no hay solución. Lo tenemos anotado y le avisaremos en cuanto la haya.',
    secondTry: 'Hemos enviado otra corrección. Reinicie y pruebe de nuevo, por favor.',
  },
}
