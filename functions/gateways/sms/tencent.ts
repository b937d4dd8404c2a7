import * as z from 'zod'
import { epochOf, Instant, instantOf, minus, type Span } from '../../../domain/kernel/instant.ts'
import { isInterim } from '../../../domain/notices/read-delivery-status.ts'
import { parsePhone } from '../../../domain/surveys/phone-number.ts'
import { BeijingTime } from './beijing-time.ts'
import { Endpoint } from './endpoint.ts'
import { fates } from './fates.ts'
import { inTurns } from './in-turns.ts'
import { notSent } from './not-sent.ts'
import type { OutgoingSms, SmsFate, SmsOpening, SmsProviderKind, SmsPushes, TemplateStanding } from './port.ts'
import { readEntries } from './read-entries.ts'
import { namedTemplates, TemplateCodes } from './template-codes.ts'

const Settings = z.strictObject({
  endpoint: Endpoint.prefault('https://sms.tencentcloudapi.com'),
  region: z.string().default('ap-guangzhou'),
  sdkAppId: z.string().regex(/^\d+$/),
  templates: TemplateCodes,
  /** Until an answer must be there; after that nobody knows. Whole seconds, as the client counts. */
  timeoutSeconds: z.int().positive().max(60).default(10),
})
const Keys = z.strictObject({ secretId: z.string().min(1), secretKey: z.string().min(1) })

/** Tencent Cloud's short messages, API of 2021-01-11: https://cloud.tencent.com/document/api/382/55981 */
export const tencent: SmsProviderKind = {
  settings: Settings,
  /** The standard limits of the console: a phone 1 in 30 seconds and 10 a day; 3,000 calls a second, mostly of one message. */
  limits: {
    perSecond: 500,
    perPhone: [
      { most: 1, within: { seconds: 30 } },
      { most: 10, within: { seconds: 86_400 } },
    ],
  },
  keys: Keys,
  open: (opening) => openTencent(opening),
  get pushes() {
    return pushes
  },
}

/** StatusCode of DescribeSmsTemplateList; 2 is approved and not in force yet. */
const reviews: Readonly<Record<string, TemplateStanding['as']>> = {
  0: 'approved',
  1: 'in-review',
  2: 'in-review',
  '-1': 'rejected',
}

/** Numbers of a call. They share all variables of the template, so that a call mostly holds one. */
const mostNumbers = 200
/** So far back it tells what people typed. */
const recordTime: Span = { days: 7 }
/** Calls under way; 3,000 a second are allowed. */
const callsAtOnce = 10

function openTencent({ settings, keys, signature }: SmsOpening): ReturnType<SmsProviderKind['open']> {
  const { endpoint, region, sdkAppId, templates, timeoutSeconds } = Settings.parse(settings)

  async function connect() {
    const { Client } = (await import('tencentcloud-sdk-nodejs-sms/tencentcloud/services/sms/v20210111/sms_client.js'))
      .default
    const httpProfile = { protocol: `${endpoint.protocol}//`, endpoint: endpoint.host, reqTimeout: timeoutSeconds }
    return new Client({ credential: Keys.parse(await keys()), region, profile: { httpProfile } })
  }
  let connected: ReturnType<typeof connect> | undefined
  const connection = () => (connected ??= connect())

  async function sendSome(call: string, messages: readonly OutgoingSms[]): Promise<Map<OutgoingSms, SmsFate>> {
    const [first] = messages
    const all = (fate: SmsFate) => new Map(messages.map((message) => [message, fate]))
    const code = first && templates[first.template]
    if (!code) return all({ as: 'closed', code: `no template code for ${first?.template}` })
    try {
      const client = await connection()
      const { SendStatusSet = [] } = await client.SendSms({
        SmsSdkAppId: sdkAppId,
        SignName: signature,
        TemplateId: code,
        TemplateParamSet: Object.values(first.variables),
        PhoneNumberSet: messages.map(({ phone }) => international(phone.reveal())),
        SessionContext: call,
      })
      const answered = new Map(SendStatusSet.map((one) => [one.PhoneNumber, one]))
      return new Map(
        messages.map((message) => {
          const answer = answered.get(international(message.phone.reveal()))
          return [
            message,
            answer ? judged(answer.Code ?? '', answer.SerialNo) : { as: 'unknown', code: 'not answered' },
          ]
        }),
      )
    } catch (error) {
      return all(judgedError(error))
    }
  }

  return {
    name: 'tencent',
    isIdempotent: false,
    namesPhones: true,
    async send({ key, messages }) {
      const alike = Map.groupBy(messages, ({ template, variables }) => JSON.stringify([template, variables]))
      const calls = [...alike.values()].flatMap((some) =>
        Array.from({ length: Math.ceil(some.length / mostNumbers) }, (_, part) =>
          some.slice(part * mostNumbers, (part + 1) * mostNumbers),
        ),
      )
      const answered = await inTurns(calls, callsAtOnce, (some) => sendSome(key, some))
      const found = new Map(answered.flatMap((one) => [...one]))
      return fates(messages, (message) => found.get(message) ?? { as: 'unknown', code: 'not answered' })
    },
    async templates() {
      const named = namedTemplates(templates)
      const client = await connection()
      const asked = { International: 0, TemplateIdSet: named.map(({ code }) => Number(code)) }
      const { DescribeTemplateStatusSet = [] } = await client.DescribeSmsTemplateList(asked)
      const found = new Map(DescribeTemplateStatusSet.map((one) => [String(one.TemplateId), one.StatusCode]))
      return named.map(({ template, code }) => ({ template, code, as: reviews[found.get(code) ?? ''] ?? 'unknown' }))
    },
    /** Tells of what carriers reported; that nothing is there says nothing. */
    async lookUp({ phone, call, at, now, references }) {
      const client = await connection()
      const answer = await client
        .PullSmsSendStatusByPhoneNumber({
          BeginTime: Math.floor(epochOf(at) / 1000) - 60,
          EndTime: Math.ceil(epochOf(now) / 1000),
          Offset: 0,
          Limit: 100,
          PhoneNumber: international(phone.reveal()),
          SmsSdkAppId: sdkAppId,
        })
        .catch(() => null)
      const found = answer?.PullSmsSendStatusSet?.find(({ SessionContext, SerialNo = '' }) =>
        SessionContext ? SessionContext === call : !references.includes(SerialNo),
      )
      if (!found) return null
      const { ReportStatus = '', Description = '', UserReceiveTime = 0 } = found
      const received = instantOf(UserReceiveTime * 1000)
      const as = standingOf(ReportStatus, Description)
      return { as, at: UserReceiveTime > 0 && received < now ? received : now, report: Description || ReportStatus }
    },
    /** https://cloud.tencent.com/document/api/382/55982, 20 calls a second: a push is of one reply. */
    async hasOnRecord({ phone, text, at }, now) {
      const number = parsePhone(phone)
      // It pushes at once and twice again: what is said to be older comes from somebody who would not have it looked up.
      if (!number || at < minus(now, recordTime)) return false
      const client = await connection()
      const seconds = epochOf(at) / 1000
      const answer = await client
        .PullSmsReplyStatusByPhoneNumber({
          BeginTime: seconds - 60,
          EndTime: seconds + 60,
          Offset: 0,
          Limit: 100,
          PhoneNumber: international(number.reveal()),
          SmsSdkAppId: sdkAppId,
        })
        .catch(() => null)
      if (!answer) return null
      const typed = text.trim()
      return (answer.PullSmsReplyStatusSet ?? []).some(
        ({ ReplyContent = '' }) => ReplyContent.toWellFormed().trim() === typed,
      )
    },
  }
}

function international(phone: string): string {
  return `+86${phone}`
}

/** Of one number (https://cloud.tencent.com/document/api/382/55981#6.-.E9.94.99.E8.AF.AF.E7.A0.81). */
const refused = new Set(
  `InvalidParameterValue.IncorrectPhoneNumber InvalidParameterValue.ContentLengthLimit FailedOperation.FailResolvePacket
  InvalidParameterValue.TemplateParameterFormatError InvalidParameterValue.TemplateParameterLengthLimit
  FailedOperation.ContainSensitiveWord FailedOperation.PhoneNumberInBlacklist UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber
  InvalidParameterValue.ProhibitedUseUrlInTemplateParameter`.split(/\s+/),
)
const later: Readonly<Record<string, Span>> = {
  'LimitExceeded.DeliveryFrequencyLimit': { minutes: 1 },
  'LimitExceeded.PhoneNumberThirtySecondLimit': { seconds: 31 },
  'LimitExceeded.PhoneNumberOneHourLimit': { hours: 1 },
  'LimitExceeded.PhoneNumberDailyLimit': { days: 1 },
  'LimitExceeded.PhoneNumberSameContentDailyLimit': { days: 1 },
  'InternalError.OtherError': { minutes: 1 },
}

/** What is in no list is a matter of the account, and an operator's. */
function judged(code: string, reference?: string): SmsFate {
  if (code === 'Ok') return { as: 'taken', ...(reference ? { reference } : {}) }
  const after = later[code]
  if (after) return { as: 'later', code, after }
  if (code.startsWith('RequestLimitExceeded')) return { as: 'later', code, after: { seconds: 5 } }
  // It says that it may have been sent.
  if (code === 'InternalError.Timeout' || code === 'InternalError.RequestTimeException') return { as: 'unknown', code }
  return refused.has(code) ? { as: 'refused', code } : { as: 'closed', code: code || 'no code' }
}

/** An error with a code is an answer; anything else may have come after the request was taken. The text may name the number. */
function judgedError(error: unknown): SmsFate {
  if (notSent(error)) return { as: 'closed', code: 'not reached' }
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && code !== '' ? judged(code) : { as: 'unknown', code: 'broke off' }
}

function standingOf(status: string, description: string) {
  if (status === 'SUCCESS') return 'delivered'
  return isInterim(description) || status === '' ? 'sent' : 'failed'
}

const Status = z.object({
  user_receive_time: BeijingTime,
  mobile: z.string(),
  report_status: z.string(),
  errmsg: z.string().max(60).catch(''),
  sid: z.string(),
  /** Our SessionContext, once their support has enabled it. */
  ext: z.string().optional(),
})
const Reply = z.object({
  mobile: z.string().max(30),
  text: z.string().max(2000),
  time: z.number().transform((seconds) => Instant.parse(new Date(seconds * 1000).toISOString())),
})

/** https://cloud.tencent.com/document/product/382/59178 */
const pushes: SmsPushes = {
  received: { result: 0, errmsg: 'OK' },
  receipts: (body) =>
    readEntries(Status, body).map(({ user_receive_time, mobile, report_status, errmsg, sid, ext }) => ({
      phone: mobile,
      reference: sid,
      ...(ext ? { call: ext } : {}),
      at: user_receive_time,
      status: errmsg || report_status,
      standing: standingOf(report_status, errmsg),
    })),
  replies: (body) =>
    readEntries(Reply, body).map(({ mobile, text, time }) => ({ phone: mobile, text: text.toWellFormed(), at: time })),
}
