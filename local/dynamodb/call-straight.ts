import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { convertToNative, marshall, type marshallOptions, type NativeAttributeValue } from '@aws-sdk/util-dynamodb'

/** It wants to see one and looks at nothing in it. */
const signature =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none'

/** Commands of items; those of tables and all others go the SDK's way. */
const straight = new Set(
  'GetItem PutItem UpdateItem DeleteItem Query Scan BatchGetItem BatchWriteItem TransactGetItems TransactWriteItems BatchExecuteStatement'.split(
    ' ',
  ),
)
/** Under these names lie the attributes of an item, or the values of an expression. */
const maps = new Set([
  'Item',
  'Key',
  'ExclusiveStartKey',
  'ExpressionAttributeValues',
  'LastEvaluatedKey',
  'Attributes',
])
const listsOfMaps = new Set(['Keys', 'Items'])

type Fields = Readonly<Record<string, unknown>>
type Attribute = Parameters<typeof convertToNative>[0]
type Attributes = Readonly<Record<string, Attribute>>

/**
 * Sends calls of items to the embedded table as they are: what the SDK does with each on its way (a stack of 15 middlewares, schemas,
 * endpoints, signatures) takes three quarters of what a call costs its client, and serves the true DynamoDB alone. What is neither
 * answered in full nor refused because somebody else was first goes the SDK's way once more, which makes the error or tries again: refused
 * is what was not carried out, and of what got no answer `attempts` says that it may have been. Answers how to close the connections.
 */
export function callStraight(client: DynamoDBDocumentClient, endpoint: string): () => void {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 })
  const { hostname, port } = new URL(endpoint)
  const { marshallOptions: options = {} } = client.config.translateConfig ?? {}

  function ask(operation: string, body: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': Buffer.byteLength(body),
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization: signature,
      }
      const asked = request({ agent, hostname, port, method: 'POST', path: '/', headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }))
        answer.on('error', reject)
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }

  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        const operation = commandName.replace(/Command$/, '')
        if (!straight.has(operation)) return next(call)
        // As the SDK does: one that is sent twice is carried out once.
        const token = operation === 'TransactWriteItems' ? { ClientRequestToken: randomUUID() } : {}
        const input = { ...token, ...call.input } as typeof call.input
        const answer = await ask(operation, JSON.stringify(asSent(input as Fields, options))).catch(() => null)
        if (answer?.status === 200) {
          const output = { $metadata: metadata(200), ...asRead(JSON.parse(answer.text) as Fields) }
          return { response: {}, output: output as unknown as Awaited<ReturnType<typeof next>>['output'] }
        }
        const refusal = answer?.status === 400 && refusalOf(answer.text)
        if (refusal) throw refusal
        const isUnsure = answer === null || answer.status >= 500
        return isUnsure ? oneMore(next({ ...call, input })) : next({ ...call, input })
      },
    { step: 'initialize', priority: 'low', name: 'callStraight' },
  )
  // For what goes the SDK's way.
  client.middlewareStack.remove('httpSigningMiddleware')
  client.middlewareStack.add(
    (next) => (call) => {
      const { headers } = call.request as { headers: Record<string, string> }
      headers['authorization'] = signature
      headers['x-amz-date'] = '20260101T000000Z'
      return next(call)
    },
    { step: 'finalizeRequest', priority: 'low', name: 'leaveUnsigned' },
  )
  return () => agent.destroy()
}

const metadata = (httpStatusCode: number) => ({ httpStatusCode, attempts: 1, totalRetryDelay: 0 })

type Cancelled = ConstructorParameters<typeof TransactionCanceledException>[0]
interface Refused extends Pick<Cancelled, 'CancellationReasons'> {
  readonly message?: string
  readonly Message?: string
  readonly Item?: Record<string, AttributeValue>
}

/** The SDK's error where a condition did not hold, alone or in a transaction: the only refusals that are part of the work. */
function refusalOf(text: string) {
  const [, kind] = /"__type":"[^"]*#(ConditionalCheckFailed|TransactionCanceled)Exception"/.exec(text) ?? []
  if (kind === undefined) return undefined
  const { message, Message = message ?? '', Item, CancellationReasons } = JSON.parse(text) as Refused
  const told = { message: Message, $metadata: metadata(400) }
  return kind === 'ConditionalCheckFailed'
    ? new ConditionalCheckFailedException({ ...told, Item })
    : new TransactionCanceledException({ ...told, CancellationReasons })
}

interface Told {
  $metadata?: { attempts?: number }
}

/** What the SDK answers, or throws, with the try before its own counted. */
async function oneMore<Answer extends { output: Told }>(answering: Promise<Answer>): Promise<Answer> {
  const count = ({ $metadata }: Told) => {
    if ($metadata) $metadata.attempts = ($metadata.attempts ?? 1) + 1
  }
  try {
    const answer = await answering
    count(answer.output)
    return answer
  } catch (error) {
    count(error as Told)
    throw error
  }
}

function asSent(fields: Fields, options: marshallOptions): Fields {
  const sent: Record<string, unknown> = {}
  const within = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? asSent(value as Fields, options) : value
  const attributes = (value: unknown) =>
    marshall(value as NativeAttributeValue, { ...options, convertTopLevelContainer: false })
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    if (maps.has(name)) sent[name] = attributes(value)
    else if (listsOfMaps.has(name)) sent[name] = (value as unknown[]).map(attributes)
    else if (name === 'Parameters')
      sent[name] = (value as NativeAttributeValue[]).map((one) =>
        marshall(one, { ...options, convertTopLevelContainer: true }),
      )
    else sent[name] = Array.isArray(value) ? value.map(within) : within(value)
  }
  return sent
}

function asRead(fields: Fields): Fields {
  const read: Record<string, unknown> = {}
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within)
    return typeof value === 'object' && value !== null ? asRead(value as Fields) : value
  }
  for (const [name, value] of Object.entries(fields)) {
    if (maps.has(name)) read[name] = itemOf(value as Attributes)
    else if (listsOfMaps.has(name)) read[name] = (value as Attributes[]).map(itemOf)
    // Items by their table; of transactions and statements it is a list of answers.
    else if (name === 'Responses' && !Array.isArray(value))
      read[name] = Object.fromEntries(
        Object.entries(value as Readonly<Record<string, Attributes[]>>).map(([table, items]) => [
          table,
          items.map(itemOf),
        ]),
      )
    else read[name] = within(value)
  }
  return read
}

/** As the SDK has it, for a third of the garbage. */
function itemOf(attributes: Attributes): Record<string, NativeAttributeValue> {
  const item: Record<string, NativeAttributeValue> = {}
  for (const name in attributes) item[name] = nativeOf(attributes[name] as Attribute)
  return item
}

function nativeOf(attribute: Attribute): NativeAttributeValue {
  if (attribute.S !== undefined) return attribute.S
  if (attribute.BOOL !== undefined) return attribute.BOOL
  if (attribute.NULL !== undefined) return null
  if (attribute.M !== undefined) return itemOf(attribute.M)
  if (attribute.L !== undefined) return attribute.L.map(nativeOf)
  return convertToNative(attribute)
}
