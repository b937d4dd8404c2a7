import QRCode from 'qrcode'
import type { Deps } from '../wiring/deps.ts'
import { FileReply } from '../wiring/reply.ts'
import { Html } from './html.ts'
import type { Said } from './said.ts'
import { tellSaid } from './tell-said.ts'
import { noSuchPage, tripPage } from './trip-page.ts'
import { type TripPageView, tripPageView } from './trip-page-view.ts'

/** Nothing from elsewhere is loaded, and no search engine keeps the page. */
const headers = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'x-robots-tag': 'noindex',
}

/** Shows the page as it is, with what is to be said of the last button. A token that leads nowhere gives a page that says so. */
export async function replyWithTripPage(token: string, said: Said | null, deps: Deps): Promise<FileReply> {
  const view = await tripPageView(token, deps)
  if (!view) return asPage(noSuchPage(), 404)
  return asPage(tripPage(view, said && tellSaid(said, view), await boardingCode(view)))
}

/**
 * Does what a button asks for and sends the browser to the page: loaded again, it shows the page and asks for nothing. The
 * address that it goes to is its own, and no other page is told of it (`referrer-policy`).
 */
export async function pressButton(
  token: string,
  deps: Deps,
  press: (view: TripPageView) => Promise<Said>,
): Promise<FileReply> {
  const view = await tripPageView(token, deps)
  if (!view) return asPage(noSuchPage(), 404)
  const location = `${view.address}?said=${await press(view)}`
  return new FileReply('text/html; charset=utf-8', '', undefined, { status: 303, headers: { ...headers, location } })
}

function asPage(text: string, status = 200): FileReply {
  return new FileReply('text/html; charset=utf-8', text, undefined, { status, headers })
}

/** What an escort scans: the number by which the manifest and the roll-call know the worker. Of no use before a seat is booked. */
async function boardingCode({ page, placement }: TripPageView): Promise<Html | null> {
  if (!placement || placement.legs.length === 0 || placement.legs.some(({ cancelled }) => cancelled)) return null
  return new Html(await QRCode.toString(page.workerId, { type: 'svg', margin: 2 }))
}
