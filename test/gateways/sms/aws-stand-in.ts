import type { Clock } from '../../../domain/kernel/instant.ts'
import { type SnsStandIn, snsTopic } from './sns-topic.ts'
import { type Reply, type Request, type StandIn, startStandIn, type Taken } from './stand-in.ts'

/** SendTextMessage, and the events and replies that SNS posts. */
export async function awsStandIn(clock: Clock): Promise<StandIn & { readonly sns: SnsStandIn }> {
  const taken: Taken[] = []
  const failed = (status: number, __type: string, Reason?: string): Reply => ({
    status,
    body: { __type, Message: __type, ...(Reason ? { Reason } : {}) },
  })

  function send({ body }: Request): Reply {
    const { DestinationPhoneNumber: phone, MessageBody: says, Context } = JSON.parse(body)
    if (phone.includes('1700404')) return failed(400, 'ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT')
    if (phone.includes('1700429')) return failed(400, 'ThrottlingException')
    const reference = `m-${taken.length + 1}`
    taken.push({ phone: phone.slice(3), template: '', says, call: Context.messageId, reference })
    return { status: 200, body: { MessageId: reference } }
  }
  const sns = snsTopic(clock)
  const server = await startStandIn({
    isSending: ({ headers }) => headers['x-amz-target'] === 'PinpointSMSVoiceV2.SendTextMessage',
    answer(request, mishap) {
      if (request.body === '') return { reply: sns.answer(request) }
      if (mishap === 'busy') return { numbers: 1, reply: failed(400, 'ThrottlingException') }
      if (mishap === 'template refused' || mishap === 'no money')
        return {
          numbers: 1,
          reply: failed(402, 'ServiceQuotaExceededException', 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT'),
        }
      return { numbers: 1, reply: send(request) }
    },
  })
  const notification = (message: object) => sns.notification({ Message: JSON.stringify(message) })
  const types = { delivered: 'TEXT_DELIVERED', failed: 'TEXT_CARRIER_UNREACHABLE', 'on its way': 'TEXT_SENT' }
  return {
    ...server,
    sns,
    name: 'aws',
    settings: {
      limits: { perSecond: 1000 },
      endpoint: server.url,
      originationIdentity: 'sender',
      timeoutSeconds: 0.5,
      topics: [sns.topic],
      snsEndpoint: server.url,
    },
    keys: { accessKeyId: 'a', secretAccessKey: 's', pushToken: 'aws-pushes-to-this-address' },
    taken,
    received: {},
    receipt: ({ call, reference }, standing) =>
      notification({
        eventType: types[standing],
        isFinal: standing !== 'on its way',
        messageId: reference,
        context: { messageId: call },
        eventTimestamp: Date.parse(clock.now()),
      }),
    reply: (phone, messageBody) =>
      notification({ originationNumber: `+86${phone}`, messageBody, inboundMessageId: `in-${phone}-${messageBody}` }),
    report: () => undefined,
  }
}
