import QRCode from 'qrcode'
import type { Deps } from '../wiring/deps.ts'
import { FileReply } from '../wiring/reply.ts'
import { Html } from './html.ts'
import { noSuchPage, tripPage } from './trip-page.ts'
import { type TripPageView, tripPageView } from './trip-page-view.ts'

/** Nothing from elsewhere is loaded, and no search engine keeps the page. */
const headers = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'x-robots-tag': 'noindex',
}

/**
 * Does what a button asks for, if one was pressed, and shows the page as it is afterwards, with what is to be said about it.
 * A token that leads nowhere gives a page that says so.
 */
export async function replyWithTripPage(
  token: string,
  deps: Deps,
  press?: (view: TripPageView) => Promise<string>,
): Promise<FileReply> {
  const before = await tripPageView(token, deps)
  if (!before) return asPage(noSuchPage(), 404)
  const said = press ? await press(before) : null
  const view = press ? ((await tripPageView(token, deps)) ?? before) : before
  return asPage(tripPage(view, said, await boardingCode(view)))
}

function asPage(text: string, status = 200): FileReply {
  return new FileReply('text/html; charset=utf-8', text, undefined, { status, headers })
}

/** What an escort scans: the number by which the manifest and the roll-call know the worker. */
async function boardingCode({ page, placement }: TripPageView): Promise<Html | null> {
  if (!placement || placement.legs.length === 0) return null
  return new Html(await QRCode.toString(page.workerId, { type: 'svg', margin: 2 }))
}
