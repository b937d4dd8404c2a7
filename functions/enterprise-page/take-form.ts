import type { LinkPurpose } from '../../domain/enterprises/enterprise-link.ts'
import type { Language } from '../../domain/kernel/words.ts'
import type { Deps } from '../wiring/deps.ts'
import { FileReply } from '../wiring/reply.ts'
import { sendOn } from '../wiring/web-page.ts'
import type { Filled, FirmPage, Looking } from './firm-page.ts'
import { openLinkFor } from './open-link.ts'
import { showPage } from './show-page.ts'

export type Form = Readonly<Record<string, string>>

interface FormCall {
  readonly params: { readonly token: string }
  readonly body: Form
  readonly language: Language
}

/** What came of a form: taken, and where to look then; or what is wrong with it. */
type Taken = { readonly looking?: Looking } | Omit<Filled, 'typed'>

/** Characters of a field that are shown again; no field takes as many. */
const mostShown = 5000

/**
 * Takes a form of a page and sends the browser on to the page, or shows the page with what is wrong at each field and all that was
 * typed. Who posts a form knows the token that stands in its address, so no other site can have it posted.
 */
export async function takeForm<Purpose extends LinkPurpose>(
  purpose: Purpose,
  { params, body, language }: FormCall,
  deps: Deps,
  take: (page: FirmPage<Purpose>, form: Form) => Promise<Taken>,
): Promise<FileReply> {
  const page = await openLinkFor(purpose, params.token, language, deps)
  if (page instanceof FileReply) return page
  const taken = await take(page, body)
  if (!('wrong' in taken)) return sendOn(addressOf(page, taken.looking))
  const typed = Object.fromEntries(Object.entries(body).map(([name, text]) => [name, text.slice(0, mostShown)]))
  const from = Number(body['from'] ?? 0)
  const looking = { order: body['order'], from: Number.isInteger(from) && from >= 0 ? from : 0 }
  return showPage(page as unknown as FirmPage, looking, deps, { ...taken, typed })
}

function addressOf({ address }: Pick<FirmPage, 'address'>, { order, from }: Looking = {}): string {
  const query = new URLSearchParams({ ...(order && { order }), ...(from && { from: String(from) }) })
  return query.size > 0 ? `${address}?${query.toString()}` : address
}
