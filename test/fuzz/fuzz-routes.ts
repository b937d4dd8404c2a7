import { request } from 'node:http'
import fc from 'fast-check'
import { canonicalJson } from '../../domain/kernel/canonical-json.ts'
import { refusalCodes } from '../../domain/kernel/refusal.ts'
import type { Language } from '../../domain/kernel/words.ts'
import { routes } from '../../functions/catalog.ts'
import type { RouteEntry } from '../../functions/wiring/catalog-entry.ts'
import { signedHeaders } from '../../local/partners/signed.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { type FuzzedRequest, requestFor } from './request-for.ts'

export interface FuzzResult {
  readonly requests: number
  readonly byStatus: Readonly<Record<string, number>>
  /** What should not have been, each with the request that caused it. */
  readonly faults: readonly string[]
}

/** Problems of the gateway, before any function. */
const ofGateway = 'about:blank'
/** Requests that read and write the same table are sent to one world, which is opened anew before it grows large. */
const mostInAWorld = 600
/** Routes share a world, which takes long to open, as long as it is small: every request compares all that it holds. */
const mostOfRoutesTogether = 150
const known = [ofGateway, ...[...refusalCodes, 'sign-in-unreachable'].map((code) => `/problems/${code}`)]
/** What a worker or a firm's contact reads is a page, also where it refuses. */
const isPage = ({ calledBy }: RouteEntry, type: string) =>
  (calledBy === 'worker' || calledBy === 'contact') && type.startsWith('text/html')

/**
 * Sends `each` requests to every route whose name holds `only`, made by chance from the seed alone: none ends with 500, each refusal is a
 * problem document with a code that we know, in the language that was asked for, and a refused request leaves the table as it was.
 */
export async function fuzzRoutes({
  seed,
  each,
  only = '',
}: {
  seed: number
  each: number
  only?: string
}): Promise<FuzzResult> {
  const byStatus: Record<string, number> = {}
  const faults: string[] = []
  let requests = 0
  let world = await openWorld({ partners: false })
  let inWorld = 0
  let room: Awaited<ReturnType<typeof furnish>> | undefined
  for (const [name, route] of Object.entries<RouteEntry>(routes).filter(([one]) => one.includes(only))) {
    for (let start = 0; start < each; start += mostInAWorld) {
      const numRuns = Math.min(mostInAWorld, each - start)
      if (inWorld > 0 && inWorld + numRuns > mostOfRoutesTogether) {
        await room?.close()
        room = undefined
        await world.close()
        world = await openWorld({ partners: false })
        inWorld = 0
      }
      inWorld += numRuns
      room ??= await furnish(world)
      const furnished = await room.table.look()
      let kept = furnished
      for (const made of fc.sample(requestFor(route, room.known), { seed: seed + start, numRuns })) {
        const language = requests % 2 === 0 ? 'zh' : 'en'
        const answer = await room.send(route, made, language)
        const { status, body } = answer
        requests += 1
        byStatus[status] = (byStatus[status] ?? 0) + 1
        await world.advance({ seconds: 0 })
        const fault = faultOf(route, answer, language)
        const now = await room.table.look()
        const wrote = status >= 400 && !isSame(now, kept) ? 'wrote to the table' : undefined
        kept = now
        for (const what of [fault, wrote])
          if (what)
            faults.push(
              `${name} ${status}: ${what}\n${JSON.stringify(made)
                .replace(/(.)\\1{99,}/g, '$1…')
                .slice(0, 1500)}\n${body.slice(0, 500)}`,
            )
      }
      if (!isSame(await room.table.read(), kept)) faults.push(`${name}: something wrote to the table around its client`)
      // As long as nothing is written, the next route finds what it would have for itself.
      if (isSame(kept, furnished)) continue
      await room.close()
      room = undefined
    }
  }
  await room?.close()
  await world.close()
  return { requests, byStatus, faults }
}

interface Problem {
  readonly type: string
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly errors?: readonly { readonly detail: string }[]
}

function faultOf(
  route: RouteEntry,
  { status, type, body }: { status: number; type: string; body: string },
  language: Language,
): string | undefined {
  if (status >= 500) return 'broke'
  if (status < 400 || isPage(route, type)) return undefined
  if (!type.startsWith('application/problem+json')) return `is ${type}, no problem document`
  const problem = JSON.parse(body) as Problem
  if (!known.includes(problem.type)) return `has the unknown code ${problem.type}`
  if (problem.status !== status) return `says ${problem.status} in its body`
  return problem.type === ofGateway ? undefined : inOtherLanguage(problem, language)
}

/** Names and what was sent may be quoted in the language that they have. */
const quotations = /“[^”]*”|"(?:[^"\\]|\\.)*"/g
const han = /\p{Script=Han}/u

function inOtherLanguage({ title, detail, errors = [] }: Problem, language: Language): string | undefined {
  const told = [title, detail, ...errors.map((error) => error.detail)]
  const wrong = told.find((text) => (language === 'zh' ? !han.test(text) : han.test(text.replaceAll(quotations, ''))))
  return wrong === undefined ? undefined : `is to be in ${language} and says: ${wrong}`
}

/** A firm that no route has changed yet, with its agreement, a job order, and a survey, whose ids the requests may name. */
async function furnish(world: World) {
  const plant = await openPlant(world)
  const order = await openJobOrder(world, plant)
  const token = await world.token({ role: 'province' })
  const body = { countyCode: '530627', fileName: '摸底.csv' }
  const survey = (await world.call('POST', '/v1/surveys', { token, body })).body as { surveyId: string }
  const about = { agreementId: order.agreementId }
  const subjects = [
    { purpose: 'sign-agreement', ...about },
    { purpose: 'job-orders', ...about },
    { purpose: 'leavers' },
  ]
  const tokens: string[] = []
  for (const asked of subjects) {
    const made = await world.call('POST', `/v1/enterprises/${plant.id}/links`, { token, body: asked })
    tokens.push((made.body as { address: string }).address.split('/').at(-1) ?? '')
  }
  const ids = [
    ...tokens,
    plant.id,
    order.id,
    order.agreementId,
    survey.surveyId,
    '530627',
    '441900',
    'local',
    '91110000101623741K',
  ]
  return {
    known: ids,
    table: tableOf(world),
    send: (route: RouteEntry, made: FuzzedRequest, language: Language) =>
      send(world, { plant, token, language }, route, made),
    close: () => plant.close(),
  }
}

/** What we sent to an enterprise stays on record, also the test of an address that is refused then. */
const ourTries = ['delivery', 'deliveryAttempt']

const reads = /^(?:Get|BatchGet|TransactGet|Query|Scan)/

/** A look at all that the table holds. `pages` are its answers as they came; only where they differ they are read. */
interface Look {
  readonly pages: string
  readonly items: () => string
}

const isSame = (one: Look, other: Look) => one.pages === other.pages || one.items() === other.items()

/** `look` asks for what the table holds only when its client was given something to write since the last look. */
function tableOf({ deps }: World) {
  const { client, table } = deps.database
  let seen: Look | undefined
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (call) => {
        if (!reads.test(commandName)) seen = undefined
        return next(call)
      },
    { step: 'initialize', name: 'whatIsWritten', override: true },
  )
  async function read(): Promise<Look> {
    const pages: string[] = []
    let from: object | undefined
    do {
      const page = await scan({ TableName: table, ...(from && { ExclusiveStartKey: from }) })
      pages.push(page)
      from = page.includes('"LastEvaluatedKey"') ? (JSON.parse(page) as ScannedPage).LastEvaluatedKey : undefined
    } while (from)
    return { pages: pages.join('\n'), items: () => itemsIn(pages) }
  }
  return {
    read,
    async look(): Promise<Look> {
      seen ??= await read()
      return seen
    },
  }
}

interface ScannedPage {
  readonly Items?: readonly { readonly __edb_e__?: { readonly S?: string } }[]
  readonly LastEvaluatedKey?: object
}

/** The same text for the same items, in whatever order they and their attributes lie. */
function itemsIn(pages: readonly string[]): string {
  const items = pages.flatMap((page) => (JSON.parse(page) as ScannedPage).Items ?? [])
  const kept = items.filter((item) => !ourTries.includes(item.__edb_e__?.S ?? ''))
  return JSON.stringify(kept.map((item) => canonicalJson(item)).sort())
}

/** Past the SDK, which takes ten times as long to make objects of what is only compared. */
async function scan(input: object): Promise<string> {
  const answer = await fetch(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.Scan',
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
    },
    body: JSON.stringify(input),
  })
  if (!answer.ok) throw new Error(`the table cannot be read: ${await answer.text()}`)
  return answer.text()
}

/** By a plain socket: `fetch` would put many a wrong request right. */
async function send(
  world: World,
  { plant, token, language }: { plant: Plant; token: string; language: Language },
  { method, calledBy }: RouteEntry,
  made: FuzzedRequest,
) {
  const { path, body = '', webhookId } = made
  const secret = calledBy === 'enterprise' ? plant.secret : (await world.deps.secrets.read('sms')).secret
  const isSigned = calledBy === 'enterprise' || calledBy === 'sms-provider'
  const auth = isSigned
    ? signedHeaders(secret, webhookId, body.toWellFormed(), world.clock)
    : { authorization: `Bearer ${token}` }
  const headers = {
    ...auth,
    'accept-language': language,
    ...made.headers,
    ...(method === 'POST' && { 'content-length': String(Buffer.byteLength(body)) }),
  }
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const call = request(
      new URL(world.url).origin,
      { method, path: path.replaceAll(' ', '%20'), headers },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            type: String(answer.headers['content-type'] ?? ''),
            body: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}
