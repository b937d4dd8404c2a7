import QRCode from 'qrcode'
import type { Deps } from '../wiring/deps.ts'
import { Html } from '../wiring/html.ts'
import type { FileReply } from '../wiring/reply.ts'
import { pageReply, sendOn } from '../wiring/web-page.ts'
import type { Said } from './said.ts'
import { tellSaid } from './tell-said.ts'
import { noSuchPage, tripPage } from './trip-page.ts'
import { type TripPageView, tripPageView } from './trip-page-view.ts'

/** Shows the page as it is, with what is to be said of the last button. A token that leads nowhere gives a page that says so. */
export async function replyWithTripPage(token: string, said: Said | null, deps: Deps): Promise<FileReply> {
  const view = await tripPageView(token, deps)
  if (!view) return pageReply(noSuchPage(), 404)
  return pageReply(tripPage(view, said && tellSaid(said, view), await boardingCode(view)))
}

/**
 * Does what a button asks for and sends the browser to the page.
 */
export async function pressButton(
  token: string,
  deps: Deps,
  press: (view: TripPageView) => Promise<Said>,
): Promise<FileReply> {
  const view = await tripPageView(token, deps)
  if (!view) return pageReply(noSuchPage(), 404)
  return sendOn(`${view.address}?said=${await press(view)}`)
}

/** What an escort scans: the number by which the manifest and the roll-call know the worker. Of no use before a seat is booked. */
async function boardingCode({ page, placement }: TripPageView): Promise<Html | null> {
  if (!placement || placement.legs.length === 0 || placement.legs.some(({ cancelled }) => cancelled)) return null
  return new Html(await QRCode.toString(page.workerId, { type: 'svg', margin: 2 }))
}
