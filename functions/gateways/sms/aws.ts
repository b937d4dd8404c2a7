import * as z from 'zod'
import { MessageId } from '../../../domain/kernel/ids.ts'
import { Instant } from '../../../domain/kernel/instant.ts'
import type { DeliveryStanding } from '../../../domain/notices/read-delivery-status.ts'
import { admitFromSns, SnsTopic } from './admit-from-sns.ts'
import { Endpoint } from './endpoint.ts'
import { fates } from './fates.ts'
import { inTurns } from './in-turns.ts'
import { notSent } from './not-sent.ts'
import type { OutgoingSms, SmsFate, SmsOpening, SmsProviderKind, SmsPushes } from './port.ts'
import { readEntries } from './read-entries.ts'

const Settings = z.strictObject({
  region: z.string().default('cn-north-1'),
  /** The region's own unless told. */
  endpoint: Endpoint.optional(),
  /** A number, pool or sender id that China takes. */
  originationIdentity: z.string().min(1),
  configurationSet: z.string().min(1).optional(),
  timeoutSeconds: z.number().positive().max(60).default(10),
  /** Through which its events and replies come; from any other nothing is taken. */
  topics: z.array(SnsTopic).default([]),
  /** Where SNS of the topics' region is reached, as through an endpoint of the network; its public address unless told. */
  snsEndpoint: Endpoint.optional(),
})
/** Left out where the function's role may send. */
const Keys = z.strictObject({ accessKeyId: z.string().optional(), secretAccessKey: z.string().optional() })

/** AWS End User Messaging, where it exists: one text a call, no template codes. */
export const aws: SmsProviderKind = {
  settings: Settings,
  /** Parts a second depend on the origination identity: say yours in SMS_SETTINGS. */
  limits: { perSecond: 20, perPhone: [] },
  keys: Keys,
  open: (opening) => openAws(opening),
  get pushes() {
    return pushes
  },
}

const callsAtOnce = 20

function openAws({ settings, keys, signature }: SmsOpening): ReturnType<SmsProviderKind['open']> {
  const { region, endpoint, originationIdentity, configurationSet, timeoutSeconds } = Settings.parse(settings)

  async function connect() {
    const { PinpointSMSVoiceV2Client, SendTextMessageCommand } = await import('@aws-sdk/client-pinpoint-sms-voice-v2')
    const { accessKeyId, secretAccessKey } = Keys.parse(await keys())
    const client = new PinpointSMSVoiceV2Client({
      region,
      // It would try again after a time-out too, and nothing tells it that the first one came through.
      maxAttempts: 1,
      requestHandler: { requestTimeout: timeoutSeconds * 1000, throwOnRequestTimeout: true },
      ...(endpoint ? { endpoint: endpoint.origin } : {}),
      ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    })
    return { client, SendTextMessageCommand }
  }
  let connected: ReturnType<typeof connect> | undefined
  const connection = () => (connected ??= connect())

  async function sendOne({ messageId, phone, text }: OutgoingSms): Promise<SmsFate> {
    const { client, SendTextMessageCommand } = await connection()
    const command = new SendTextMessageCommand({
      DestinationPhoneNumber: `+86${phone.reveal()}`,
      OriginationIdentity: originationIdentity,
      MessageBody: `【${signature}】${text}`,
      MessageType: 'TRANSACTIONAL',
      Context: { messageId },
      ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
    })
    return client.send(command).then(() => ({ as: 'taken' }) as const, judgedError)
  }

  return {
    name: 'aws',
    isIdempotent: false,
    namesPhones: false,
    async send({ messages }) {
      const answered = await inTurns(messages, callsAtOnce, sendOne)
      return fates(messages, (_, index) => answered[index] ?? { as: 'unknown', code: 'not answered' })
    },
  }
}

/** https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html */
function judgedError(error: unknown): SmsFate {
  if (notSent(error)) return { as: 'closed', code: 'not reached' }
  const {
    name,
    Reason: reason,
    $metadata: answer,
  } = error as {
    name?: string
    Reason?: string
    $metadata?: { httpStatusCode?: number }
  }
  const code = reason ? `${name} ${reason}` : (name ?? '')
  if (name === 'ThrottlingException') return { as: 'later', code, after: { seconds: 5 } }
  if (name === 'ConflictException' && reason === 'DESTINATION_PHONE_NUMBER_OPTED_OUT') return { as: 'refused', code }
  if (name === 'ValidationException' && reason === 'DESTINATION_COUNTRY_BLOCKED') return { as: 'closed', code }
  if (name === 'ValidationException') return { as: 'refused', code }
  const status = answer?.httpStatusCode ?? 500
  return status >= 400 && status < 500 ? { as: 'closed', code } : { as: 'unknown', code: 'broke off' }
}

/** Event types of a configuration set; those that are not here say that the text is on its way. */
const standings: Readonly<Record<string, DeliveryStanding>> = {
  TEXT_DELIVERED: 'delivered',
  ...Object.fromEntries(
    `TEXT_BLOCKED TEXT_CARRIER_BLOCKED TEXT_CARRIER_UNREACHABLE TEXT_INVALID TEXT_INVALID_MESSAGE TEXT_SPAM
    TEXT_TTL_EXPIRED TEXT_UNREACHABLE TEXT_PROTECT_BLOCKED`
      .split(/\s+/)
      .map((type) => [type, 'failed'] as const),
  ),
}

/** SNS puts what happened into a text. */
const Envelope = z
  .object({ Message: z.string(), Timestamp: Instant })
  .transform(({ Message, Timestamp }): object => ({ ...parsed(Message), Timestamp }))
const Event = Envelope.pipe(
  z.object({
    eventType: z.string().max(60),
    context: z.object({ messageId: MessageId }),
    eventTimestamp: z.number().transform((milliseconds) => Instant.parse(new Date(milliseconds).toISOString())),
  }),
)
const Inbound = Envelope.pipe(
  z.object({
    originationNumber: z.string().max(30),
    messageBody: z.string().max(2000),
    inboundMessageId: z.string().max(100),
    Timestamp: Instant,
  }),
)

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

const pushes: SmsPushes = {
  received: {},
  admit(body, { settings, reach, clock }) {
    const { topics, snsEndpoint: endpoint } = Settings.parse(settings)
    return admitFromSns(body, { topics, endpoint, reach, clock })
  },
  receipts: (body) =>
    readEntries(Event, body).map(({ eventType, context, eventTimestamp }) => ({
      messageId: context.messageId,
      status: eventType,
      at: eventTimestamp,
      standing: standings[eventType] ?? 'sent',
    })),
  replies: (body) =>
    readEntries(Inbound, body).map(({ originationNumber, messageBody, inboundMessageId, Timestamp }) => ({
      phone: originationNumber,
      text: messageBody.toWellFormed(),
      at: Timestamp,
      replyId: inboundMessageId,
    })),
}
