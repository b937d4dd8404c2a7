import type { Clock } from '../../../domain/kernel/instant.ts'
import { type Reply, type Request, type StandIn, startStandIn, type Taken } from './stand-in.ts'
import { templateCodes } from './template-codes.ts'

/** SendBatchSms, QuerySendDetails and GetSmsTemplate of 2017-05-25, and the pushes SmsReport and SmsUp. */
export async function aliyunStandIn(clock: Clock): Promise<StandIn> {
  const taken: Taken[] = []
  const reported = new Map<Taken, { sendStatus: number; errCode: string }>()
  let calls = 0
  const beijing = () => new Date(Date.parse(clock.now()) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  const refuse = (Code: string, Message = Code): Reply => ({ status: 200, body: { Code, Message, RequestId: 'R' } })

  function send({ url, body }: Request): Reply {
    const form = new URLSearchParams(body)
    const list = (name: string) => JSON.parse(form.get(name) ?? '[]') as never[]
    const phones: string[] = list('PhoneNumberJson')
    const parameters: Record<string, string>[] = list('TemplateParamJson')
    if (phones.length > 100) return refuse('isv.MOBILE_COUNT_OVER_LIMIT')
    if (list('SignNameJson').length !== phones.length || parameters.length !== phones.length)
      return refuse('isv.INVALID_PARAMETERS')
    const template = url.searchParams.get('TemplateCode') ?? ''
    if (!/^SMS_\d+$/.test(template)) return refuse('isv.SMS_TEMPLATE_ILLEGAL')
    if (phones.some((phone) => !/^1[3-9]\d{9}$/.test(phone) || phone.includes('1700404')))
      return refuse('isv.MOBILE_NUMBER_ILLEGAL')
    if (phones.some((phone) => phone.includes('1700429')))
      return refuse('isv.BUSINESS_LIMIT_CONTROL', '触发小时级流控Permits:5')
    calls += 1
    const BizId = `9006${calls}^0`
    for (const [index, phone] of phones.entries())
      taken.push({
        phone,
        template,
        says: JSON.stringify(parameters[index]),
        call: url.searchParams.get('OutId') ?? '',
        reference: BizId,
      })
    return { status: 200, body: { Code: 'OK', Message: 'OK', BizId, RequestId: 'R' } }
  }
  function query({ url }: Request): Reply {
    const details = taken
      .filter(({ phone }) => phone === url.searchParams.get('PhoneNumber'))
      .map((sms) => ({
        PhoneNum: sms.phone,
        OutId: sms.call,
        SendStatus: reported.get(sms)?.sendStatus ?? 1,
        ErrCode: reported.get(sms)?.errCode,
        ReceiveDate: beijing(),
      }))
    return {
      status: 200,
      body: { Code: 'OK', TotalCount: details.length, SmsSendDetailDTOs: { SmsSendDetailDTO: details } },
    }
  }
  /** Of the first three codes one waits, one was refused, one is not there. */
  function review({ url }: Request): Reply {
    const TemplateCode = url.searchParams.get('TemplateCode') ?? ''
    if (TemplateCode === 'SMS_102') return refuse('isv.SMS_TEMPLATE_ILLEGAL')
    const TemplateStatus = { SMS_100: '0', SMS_101: '2' }[TemplateCode] ?? '1'
    return { status: 200, body: { Code: 'OK', Message: 'OK', TemplateCode, TemplateStatus, RequestId: 'R' } }
  }
  const isSending = ({ headers }: Request) => headers['x-acs-action'] === 'SendBatchSms'
  const server = await startStandIn({
    isSending,
    answer(request, mishap) {
      if (!String(request.headers.authorization).startsWith('ACS3-HMAC-SHA256 Credential=key-of-aliyun,'))
        return { reply: { status: 403, body: { Code: 'SignatureDoesNotMatch', Message: 'm', RequestId: 'R' } } }
      if (request.headers['x-acs-action'] === 'GetSmsTemplate') return { reply: review(request) }
      if (!isSending(request)) return { reply: query(request) }
      const numbers = (JSON.parse(new URLSearchParams(request.body).get('PhoneNumberJson') ?? '[]') as string[]).length
      if (mishap === 'busy')
        return { numbers, reply: { status: 400, body: { Code: 'Throttling.User', Message: 'flow', RequestId: 'R' } } }
      if (mishap === 'template refused') return { numbers, reply: refuse('isv.SMS_TEMPLATE_ILLEGAL') }
      if (mishap === 'no money') return { numbers, reply: refuse('isv.AMOUNT_NOT_ENOUGH') }
      return { numbers, reply: send(request) }
    },
  })
  const words = {
    delivered: { success: true, err_code: 'DELIVERED', err_msg: '用户接收成功' },
    failed: { success: false, err_code: 'MOBILE_NOT_ON_SERVICE', err_msg: '停机、空号' },
    'on its way': { success: false, err_code: 'ENROUTE', err_msg: '' },
  }
  return {
    ...server,
    name: 'aliyun',
    settings: {
      endpoint: server.url,
      templates: templateCodes((index) => `SMS_${100 + index}`),
      timeoutSeconds: 0.5,
      pushesFrom: ['127.0.0.0/8', '::1'],
    },
    keys: { accessKeyId: 'key-of-aliyun', accessKeySecret: 's', pushToken: 'aliyun-pushes-to-this-address' },
    taken,
    received: { code: 0, msg: '成功' },
    receipt: ({ phone, reference, call }, standing) => [
      {
        phone_number: phone,
        send_time: beijing(),
        report_time: beijing(),
        ...words[standing],
        sms_size: '1',
        biz_id: reference,
        out_id: call,
      },
    ],
    reply: (phone, content) => [
      { phone_number: phone, content, send_time: beijing(), dest_code: '1069', sequence_id: 1234567890 },
    ],
    report(sms, standing) {
      reported.set(sms, { sendStatus: standing === 'delivered' ? 3 : 2, errCode: words[standing].err_code })
    },
  }
}
