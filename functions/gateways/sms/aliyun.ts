import * as z from 'zod'
import { dateInShanghai, type Instant, minus, plus, type Span } from '../../../domain/kernel/instant.ts'
import { isInterim } from '../../../domain/notices/read-delivery-status.ts'
import { BeijingTime } from './beijing-time.ts'
import { Endpoint } from './endpoint.ts'
import { fates } from './fates.ts'
import { inTurns } from './in-turns.ts'
import { notSent } from './not-sent.ts'
import type { OutgoingSms, SmsFate, SmsOpening, SmsProviderKind, SmsPushes, TemplateStanding } from './port.ts'
import { readEntries } from './read-entries.ts'
import { namedTemplates, TemplateCodes } from './template-codes.ts'

const Settings = z.strictObject({
  endpoint: Endpoint.prefault('https://dysmsapi.aliyuncs.com'),
  templates: TemplateCodes,
  /** Until an answer must be there; after that nobody knows. */
  timeoutSeconds: z.number().positive().max(60).default(10),
})
const Keys = z.strictObject({ accessKeyId: z.string().min(1), accessKeySecret: z.string().min(1) })

/** Aliyun's short messages, API of 2017-05-25: https://help.aliyun.com/zh/sms/developer-reference/api-dysmsapi-2017-05-25-sendbatchsms */
export const aliyun: SmsProviderKind = {
  settings: Settings,
  /** Carriers take 10 notices a day for a phone, whoever sends them; the rate is far below the 5,000 calls a second allowed. */
  limits: { perSecond: 500, perPhone: [{ most: 10, within: { seconds: 86_400 } }] },
  keys: Keys,
  open: (opening) => openAliyun(opening),
  get pushes() {
    return pushes
  },
}

/** So long a record of a call is waited for in the query before it counts as never made. */
const recordTime: Span = { minutes: 30 }

function openAliyun({ settings, keys, signature }: SmsOpening): ReturnType<SmsProviderKind['open']> {
  const { endpoint, templates, timeoutSeconds } = Settings.parse(settings)

  async function connect() {
    const [{ default: sdk, ...models }, { $OpenApiUtil }, { RuntimeOptions }] = await Promise.all([
      import('@alicloud/dysmsapi20170525'),
      import('@alicloud/openapi-core'),
      import('@darabonba/typescript'),
    ])
    // A CommonJS module: Node hands out the whole of it as default, some bundlers the class in it.
    const Client = (typeof sdk === 'function' ? sdk : sdk.default) as typeof sdk.default
    const { accessKeyId, accessKeySecret } = Keys.parse(await keys())
    const at = { endpoint: endpoint.host, protocol: endpoint.protocol === 'http:' ? 'HTTP' : 'HTTPS' }
    const client = new Client(new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, ...at }))
    const milliseconds = timeoutSeconds * 1000
    const runtime = new RuntimeOptions({ connectTimeout: milliseconds, readTimeout: milliseconds, autoretry: false })
    return { client, runtime, models }
  }
  let connected: ReturnType<typeof connect> | undefined
  const connection = () => (connected ??= connect())

  /** One call for messages of one template. What a single number spoils for all is found by halves: a refused call sent nothing. */
  async function sendSome(key: string, messages: readonly OutgoingSms[]): Promise<Map<OutgoingSms, SmsFate>> {
    const code = templates[messages[0]?.template ?? 'check-in']
    const all = (fate: SmsFate) => new Map(messages.map((message) => [message, fate]))
    if (!code) return all({ as: 'closed', code: `no template code for ${messages[0]?.template}` })
    const fate = await call(key, code, messages)
    if (messages.length === 1 || !fate.isOfOne) return all(fate.fate)
    const middle = Math.ceil(messages.length / 2)
    const halves = [messages.slice(0, middle), messages.slice(middle)]
    const found = new Map<OutgoingSms, SmsFate>()
    for (const half of halves) for (const [message, one] of await sendSome(key, half)) found.set(message, one)
    return found
  }

  async function call(key: string, templateCode: string, messages: readonly OutgoingSms[]): Promise<Judged> {
    const { client, runtime, models } = await connection()
    const request = new models.SendBatchSmsRequest({
      outId: key,
      templateCode,
      phoneNumberJson: JSON.stringify(messages.map(({ phone }) => phone.reveal())),
      signNameJson: JSON.stringify(messages.map(() => signature)),
      templateParamJson: JSON.stringify(messages.map(({ variables }) => variables)),
    })
    try {
      const { body } = await client.sendBatchSmsWithOptions(request, runtime)
      return judged(body?.code ?? '', body?.message ?? '')
    } catch (error) {
      return judgedError(error)
    }
  }

  return {
    name: 'aliyun',
    isIdempotent: false,
    namesPhones: true,
    async send({ key, messages }) {
      const found = new Map<OutgoingSms, SmsFate>()
      for (const some of Map.groupBy(messages, ({ template }) => template).values())
        for (const [message, fate] of await sendSome(key, some)) found.set(message, fate)
      return fates(messages, (message) => found.get(message) ?? { as: 'unknown', code: 'not answered' })
    },
    async templates() {
      const { client, runtime, models } = await connection()
      return inTurns(namedTemplates(templates), 5, async ({ template, code }): Promise<TemplateStanding> => {
        const request = new models.GetSmsTemplateRequest({ templateCode: code })
        const { body } = await client.getSmsTemplateWithOptions(request, runtime)
        return { template, code, as: (body?.code === 'OK' && reviews[body.templateStatus ?? '']) || 'unknown' }
      })
    },
    async lookUp({ phone, call: outId, at, now }) {
      const { client, runtime, models } = await connection()
      // A call at midnight is recorded on either day.
      for (const date of new Set([dateInShanghai(at), dateInShanghai(plus(at, { minutes: 5 }))])) {
        const day = { phoneNumber: phone.reveal(), sendDate: date.replaceAll('-', ''), pageSize: 50, currentPage: 1 }
        const request = new models.QuerySendDetailsRequest(day)
        const answer = await client.querySendDetailsWithOptions(request, runtime).catch(() => null)
        if (answer?.body?.code !== 'OK') return null
        const found = answer.body.smsSendDetailDTOs?.smsSendDetailDTO?.find((one) => one.outId === outId)
        if (!found) continue
        const report = found.errCode ?? 'WAITING'
        return { as: standings[found.sendStatus ?? 1] ?? 'sent', at: receivedAt(found.receiveDate, now), report }
      }
      return minus(now, recordTime) >= at ? { as: 'absent' } : null
    },
  }
}

/** TemplateStatus of GetSmsTemplate; whatever else it answers was withdrawn. */
const reviews: Readonly<Record<string, TemplateStanding['as']>> = { 0: 'in-review', 1: 'approved', 2: 'rejected' }

/** SendStatus of QuerySendDetails. */
const standings: Readonly<Record<number, 'sent' | 'failed' | 'delivered'>> = { 1: 'sent', 2: 'failed', 3: 'delivered' }

function receivedAt(date: string | undefined, now: Instant): Instant {
  const read = BeijingTime.safeParse(date)
  return read.success && read.data < now ? read.data : now
}

interface Judged {
  readonly fate: SmsFate
  /** A single message of the call may be the reason. */
  readonly isOfOne: boolean
}

/** The message alone is to blame (https://help.aliyun.com/zh/sms/developer-reference/api-error-codes). */
const ofMessage = new Set(
  `isv.MOBILE_NUMBER_ILLEGAL isv.TEMPLATE_MISSING_PARAMETERS isv.INVALID_PARAMETERS isv.INVALID_JSON_PARAM
  isv.PARAM_LENGTH_LIMIT isv.PARAM_NOT_SUPPORT_URL isv.BLACK_KEY_CONTROL_LIMIT isv.SMS_CONTENT_ILLEGAL`.split(/\s+/),
)
const busy = new Set(['isp.SYSTEM_ERROR', 'isp.GATEWAY_ERROR', 'isp.UNKNOWN'])

/** Which codes have which consequence; what is in no list is a matter of the account, and an operator's. */
function judged(code: string, text: string): Judged {
  if (code === 'OK') return { fate: { as: 'taken' }, isOfOne: false }
  if (code === 'isv.BUSINESS_LIMIT_CONTROL')
    return { fate: { as: 'later', code, after: windowOf(text) }, isOfOne: true }
  if (ofMessage.has(code)) return { fate: { as: 'refused', code }, isOfOne: true }
  if (busy.has(code)) return { fate: { as: 'later', code, after: { minutes: 1 } }, isOfOne: false }
  if (code.startsWith('Throttling')) return { fate: { as: 'later', code, after: { seconds: 5 } }, isOfOne: false }
  return { fate: { as: 'closed', code: code || 'no code' }, isOfOne: false }
}

/** `触发小时级流控Permits:5` says which window of the number is full. */
function windowOf(text: string): Span {
  if (text.includes('天级')) return { days: 1 }
  return text.includes('小时级') ? { hours: 1 } : { minutes: 1 }
}

/** A refusal by status is an answer; what broke off may have come after the request was taken. The text may name the number. */
function judgedError(error: unknown): Judged {
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  if (notSent(error)) return { fate: { as: 'closed', code: 'not reached' }, isOfOne: false }
  const known = typeof code === 'string' ? code : ''
  const isAnswer = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
  if (isAnswer || busy.has(known) || known.startsWith('Throttling')) return judged(known, '')
  if (known === 'InvalidCredentials') return { fate: { as: 'closed', code: known }, isOfOne: false }
  return { fate: { as: 'unknown', code: known || 'broke off' }, isOfOne: false }
}

const Report = z.object({
  phone_number: z.string(),
  report_time: BeijingTime,
  success: z.boolean(),
  err_code: z.string().max(60).catch(''),
  biz_id: z.string(),
  out_id: z.string().optional(),
})
const Up = z.object({
  phone_number: z.string().max(30),
  content: z.string().max(2000),
  send_time: BeijingTime,
  sequence_id: z.union([z.string(), z.number()]).transform(String).optional(),
})

/** SmsReport and SmsUp: https://help.aliyun.com/zh/sms/developer-reference/configure-delivery-receipts-1 */
const pushes: SmsPushes = {
  received: { code: 0, msg: '成功' },
  receipts: (body) =>
    readEntries(Report, body).map(({ phone_number, report_time, success, err_code, biz_id, out_id }) => ({
      phone: phone_number,
      reference: biz_id,
      ...(out_id ? { call: out_id } : {}),
      at: report_time,
      status: err_code || (success ? 'DELIVERED' : 'FAILED'),
      standing: success ? 'delivered' : isInterim(err_code) ? 'sent' : 'failed',
    })),
  replies: (body) =>
    readEntries(Up, body).map(({ phone_number, content, send_time, sequence_id }) => ({
      phone: phone_number,
      text: content.toWellFormed(),
      at: send_time,
      ...(sequence_id ? { replyId: sequence_id } : {}),
    })),
}
