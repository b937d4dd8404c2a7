import type { Clock } from '../../../domain/kernel/instant.ts'
import { type Reply, type Request, type StandIn, startStandIn, type Taken } from './stand-in.ts'
import { templateCodes } from './template-codes.ts'

interface Asked {
  readonly PhoneNumberSet: readonly string[]
  readonly TemplateId: string
  readonly TemplateParamSet: readonly string[]
  readonly SessionContext: string
  readonly PhoneNumber: string
  readonly BeginTime: number
  readonly EndTime: number
  readonly TemplateIdSet: readonly number[]
}

/** SendSms, DescribeSmsTemplateList and the two queries by phone number of 2021-01-11, and the callbacks of statuses and replies. */
export async function tencentStandIn(clock: Clock): Promise<StandIn & { closeRecord(): void }> {
  const taken: Taken[] = []
  const reported = new Map<Taken, 'SUCCESS' | 'FAIL'>()
  const seconds = () => Math.floor(Date.parse(clock.now()) / 1000)
  const beijing = () => new Date(Date.parse(clock.now()) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  const answered = (Response: object): Reply => ({ status: 200, body: { Response: { ...Response, RequestId: 'R' } } })
  const failed = (Code: string): Reply => answered({ Error: { Code, Message: Code } })

  function send({ PhoneNumberSet, TemplateId, TemplateParamSet, SessionContext }: Asked, codeOfAll?: string): Reply {
    if (PhoneNumberSet.length > 200) return failed('LimitExceeded.PhoneNumberCountLimit')
    const SendStatusSet = PhoneNumberSet.map((PhoneNumber) => {
      const code = codeOfAll ?? codeOf(PhoneNumber, TemplateId)
      if (code !== 'Ok') return { SerialNo: '', PhoneNumber, Fee: 0, SessionContext, Code: code, Message: code }
      const phone = PhoneNumber.slice(3)
      const reference = `5000:${taken.length + 1}`
      taken.push({
        phone,
        template: TemplateId,
        says: JSON.stringify(TemplateParamSet),
        call: SessionContext,
        reference,
      })
      return { SerialNo: reference, PhoneNumber, Fee: 1, SessionContext, Code: 'Ok', Message: 'send success' }
    })
    return answered({ SendStatusSet })
  }
  function codeOf(phone: string, template: string): string {
    if (!/^\+861[3-9]\d{9}$/.test(phone) || phone.includes('1700404'))
      return 'InvalidParameterValue.IncorrectPhoneNumber'
    if (phone.includes('1700429')) return 'LimitExceeded.PhoneNumberOneHourLimit'
    return /^\d+$/.test(template) ? 'Ok' : 'FailedOperation.TemplateIncorrectOrUnapproved'
  }
  /** SessionContext comes back once their support has enabled it; here it has not. */
  function query({ PhoneNumber }: Asked): Reply {
    const PullSmsSendStatusSet = taken
      .filter((sms) => `+86${sms.phone}` === PhoneNumber && reported.has(sms))
      .map((sms) => ({
        UserReceiveTime: seconds(),
        PhoneNumber,
        SerialNo: sms.reference,
        ReportStatus: reported.get(sms),
        Description: reported.get(sms) === 'SUCCESS' ? 'DELIVRD' : 'UNDELIV',
        SessionContext: '',
      }))
    return answered({ PullSmsSendStatusSet })
  }
  const typed: { phone: string; text: string; time: number }[] = []
  function replies({ PhoneNumber, BeginTime, EndTime }: Asked): Reply {
    const PullSmsReplyStatusSet = typed
      .filter(({ phone, time }) => `+86${phone}` === PhoneNumber && BeginTime <= time && time <= EndTime)
      .map(({ text, time }) => ({ PhoneNumber, ReplyContent: text, ReplyTime: time }))
    return answered({ PullSmsReplyStatusSet })
  }
  /** Of the first three one waits, one was refused, one is not there. */
  function reviews({ TemplateIdSet }: Asked): Reply {
    const [waiting, refused, absent] = TemplateIdSet
    const DescribeTemplateStatusSet = TemplateIdSet.filter((id) => id !== absent).map((TemplateId) => ({
      TemplateId,
      International: 0,
      StatusCode: TemplateId === waiting ? 1 : TemplateId === refused ? -1 : 0,
    }))
    return answered({ DescribeTemplateStatusSet })
  }
  let recordIsOpen = true
  const isSending = ({ headers }: Request) => headers['x-tc-action'] === 'SendSms'
  const server = await startStandIn({
    isSending,
    answer(request, mishap) {
      const asked = JSON.parse(request.body) as Asked
      if (!String(request.headers.authorization).startsWith('TC3-HMAC-SHA256 Credential=key-of-tencent/'))
        return { reply: failed('AuthFailure.SecretIdNotFound') }
      if (request.headers['x-tc-action'] === 'PullSmsReplyStatusByPhoneNumber')
        return { reply: recordIsOpen ? replies(asked) : failed('RequestLimitExceeded') }
      if (request.headers['x-tc-action'] === 'DescribeSmsTemplateList') return { reply: reviews(asked) }
      if (!isSending(request)) return { reply: query(asked) }
      const numbers = asked.PhoneNumberSet.length
      if (mishap === 'busy') return { numbers, reply: failed('RequestLimitExceeded') }
      if (mishap === 'template refused')
        return { numbers, reply: send(asked, 'FailedOperation.TemplateIncorrectOrUnapproved') }
      if (mishap === 'no money')
        return { numbers, reply: send(asked, 'FailedOperation.InsufficientBalanceInSmsPackage') }
      return { numbers, reply: send(asked) }
    },
  })
  const words = {
    delivered: { report_status: 'SUCCESS', errmsg: 'DELIVRD', description: '用户短信送达成功' },
    failed: { report_status: 'FAIL', errmsg: 'MK:0001', description: '空号' },
    'on its way': { report_status: 'FAIL', errmsg: 'ACCEPTD', description: '' },
  }
  return {
    ...server,
    name: 'tencent',
    settings: {
      endpoint: server.url,
      sdkAppId: '1400006666',
      templates: templateCodes((index) => String(1110 + index)),
      timeoutSeconds: 1,
      pushesFrom: ['127.0.0.0/8', '::1'],
    },
    keys: { secretId: 'key-of-tencent', secretKey: 's', pushToken: 'tencent-pushes-to-this-address' },
    taken,
    received: { result: 0, errmsg: 'OK' },
    receipt: ({ phone, reference }, standing) => [
      { user_receive_time: beijing(), nationcode: '86', mobile: phone, ...words[standing], sid: reference },
    ],
    reply(mobile, text) {
      typed.push({ phone: mobile, text, time: seconds() })
      return { extend: '01', mobile, nationcode: '86', sign: '直达', text, time: seconds() }
    },
    closeRecord() {
      recordIsOpen = false
    },
    report: (sms, standing) => void reported.set(sms, standing === 'delivered' ? 'SUCCESS' : 'FAIL'),
  }
}
