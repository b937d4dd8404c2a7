import type { EscortEventsHeard, EscortList } from '../../../domain/arrival/escort-list.ts'
import { chosenLanguage } from '../../words/chosen-language.ts'

/** What the service answered, with the moment of this phone's clock at which it was `now` there. */
export type Asked<Answer> =
  | { readonly answer: Answer; readonly at: number }
  /** It does not know the link any more. */
  | { readonly refused: 'link' }
  /** No network, or nothing that helps now: try again later. */
  | { readonly refused: 'later' }

/** Milliseconds. */
const patience = 30_000

async function ask<Answer>(path: string, token: string, body?: object): Promise<Asked<Answer>> {
  const asked = Date.now()
  let response: Response
  try {
    response = await fetch(path, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': chosenLanguage(),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout?.(patience) ?? null,
    })
    if (response.ok) return { answer: (await response.json()) as Answer, at: (asked + Date.now()) / 2 }
  } catch {
    return { refused: 'later' }
  }
  return { refused: response.status === 401 ? 'link' : 'later' }
}

export const service = {
  list: (token: string) => ask<EscortList>('/v1/roll-call', token),
  tell: (token: string, body: object) => ask<EscortEventsHeard>('/v1/roll-call/events', token, body),
  /** Whether it can be reached at all: what was not sent can be undone. */
  async isThere(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout?.(patience) ?? null
      return (await fetch('/v1/boarding-keys', { cache: 'no-store', credentials: 'omit', signal })).ok
    } catch {
      return false
    }
  },
}
