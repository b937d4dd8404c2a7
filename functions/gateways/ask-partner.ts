import { parseJson } from '../../domain/kernel/parse-json.ts'
import { type SignedPost, signedPost } from './signed-post.ts'

export type PartnerQuestion = Omit<SignedPost, 'secrets' | 'payload' | 'mostBytes'> & {
  readonly secret: string
  readonly body: object
}

/** The quotes of some thousand departures; more than this is no answer to anything that we ask. */
const mostBytes = 8 * 1024 * 1024

/** Asks a partner of the operator's, such as the carriers, and reads its JSON answer; throws unless it is a 2xx and whole. */
export async function askPartner({ secret, body, ...question }: PartnerQuestion): Promise<unknown> {
  const { origin } = new URL(question.url)
  const post = { ...question, secrets: [secret], payload: JSON.stringify(body), mostBytes }
  const { status, text, isCut } = await signedPost(post)
  if (status < 200 || status > 299) throw new Error(`${origin} answered ${status} to ${question.id}`)
  if (isCut) throw new Error(`${origin} answered more than ${mostBytes} bytes to ${question.id}`)
  if (text === '') return undefined
  try {
    return parseJson(text)
  } catch {
    // JSON's own error would repeat what was answered, in a log.
    throw new Error(`${origin} answered no JSON to ${question.id}`)
  }
}
