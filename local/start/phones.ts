import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as z from 'zod'
import { parseJson } from '../../domain/kernel/parse-json.ts'
import { parsePhone } from '../../domain/surveys/phone-number.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import { localProblem, wordsOfIssues } from '../http/local-problem.ts'
import { localSentences } from '../http/local-sentences.ts'
import type { Partners } from '../partners/start-partners.ts'
import type { LocalRoute } from '../runtime/start-runtime.ts'

/** The phones that heard something last, and of one of them its last texts. */
const most = { phones: 60, texts: 60 }
const Reply = z.strictObject({ phone: z.uuid(), text: z.string().trim().min(1).max(70) })

type Texts = Pick<Partners, 'texts' | 'typed' | 'reply'>

/**
 * `/local/phones`, for a coordinator who watches: the simulated phones that a text reached last, each with what it received and
 * what was typed on it; `POST` types an answer. A phone is named by an id of this process alone, and shown masked.
 */
export function phoneRoutes(partners: Texts): LocalRoute[] {
  const idOf = new Map<string, string>()
  const named = (phone: string) => {
    const id = idOf.get(phone) ?? randomUUID()
    idOf.set(phone, id)
    return id
  }
  const numberOf = (id: string | undefined) => [...idOf].find(([, known]) => known === id)?.[0]

  return [
    {
      method: 'GET',
      path: '/local/phones',
      async invoke(event, deps) {
        const refused = await whyNot(event, deps)
        if (refused) return refused
        const { texts, typed } = partners
        const last = new Map<string, (typeof texts)[number]>()
        // Set anew where it is known, so that the one who heard something last comes last.
        for (const text of texts) {
          last.delete(text.phone)
          last.set(text.phone, text)
        }
        const shown = [...last.values()].toReversed().slice(0, most.phones)
        const chosen = numberOf(event.queryStringParameters?.['phone'])
        return {
          phones: await Promise.all(shown.map((text) => phoneOf(named(text.phone), text, deps))),
          talk: chosen === undefined ? [] : talkOf(chosen, { texts, typed }),
        }
      },
    },
    {
      method: 'POST',
      path: '/local/phones',
      async invoke(event, deps) {
        const refused = await whyNot(event, deps)
        if (refused) return refused
        const { body = '', isBase64Encoded } = event
        const given = fromJson(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
        const reply = Reply.safeParse(given, { reportInput: true })
        if (!reply.success) return localProblem(422, wordsOfIssues(reply.error), event.headers)
        const phone = numberOf(reply.data.phone)
        if (phone === undefined) return localProblem(404, localSentences('no-such-phone'), event.headers)
        partners.reply(phone, reply.data.text)
        return { statusCode: 204 }
      },
    },
  ]
}

/** Whose phone it is, masked; a firm's contact and a trip's leader have none of our names. */
async function phoneOf(
  id: string,
  { phone, text, template, at }: Partners['texts'][number],
  { workers, vault }: Pick<Deps, 'workers' | 'vault'>,
) {
  const number = parsePhone(phone)
  const found = number ? await workers.byPhone(await vault.lookupHash('phone', number)) : []
  const opened = await vault.openOf(found, { sealedName: 'name' }, 'the simulated phones are looked at, masked')
  const names = opened.map(({ sealedName }) => sealedName?.masked ?? '').filter((name) => name !== '')
  return { id, phone: number?.masked ?? '', names, last: { text, template, at } }
}

function talkOf(phone: string, { texts, typed }: Pick<Texts, 'texts' | 'typed'>) {
  const received = texts
    .filter((one) => one.phone === phone)
    .map(({ text, template, at }) => ({ from: 'service' as const, text, template, at, page: pageIn(text) }))
  const sent = typed.filter((one) => one.phone === phone).map(({ text, at }) => ({ from: 'phone' as const, text, at }))
  return [...received, ...sent].toSorted((one, other) => one.at.localeCompare(other.at)).slice(-most.texts)
}

/** The path of the page that a text leads to: its host is that of the start which sent it. */
function pageIn(text: string): string | null {
  return /https?:\/\/[^/\s]+(\/[^\s，。；]+)/.exec(text)?.[1] ?? null
}

async function whyNot({ headers }: APIGatewayProxyEventV2, { staffTokens }: Pick<Deps, 'staffTokens'>) {
  const staff = await staffTokens.verify(headers['authorization'])
  if ('refused' in staff) return localProblem(401, staff.words, headers)
  if (staff.role !== 'province') return localProblem(403, localSentences('phones-by-coordinator'), headers)
  return undefined
}

function fromJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}
