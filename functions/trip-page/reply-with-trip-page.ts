import QRCode from 'qrcode'
import type { Deps } from '../wiring/deps.ts'
import { Html } from '../wiring/html.ts'
import type { FileReply } from '../wiring/reply.ts'
import { pageReply, sendOn } from '../wiring/web-page.ts'
import type { Said } from './said.ts'
import { tellSaid } from './tell-said.ts'
import { noSuchPage, tripPage } from './trip-page.ts'
import { type TripPageLeg, type TripPageView, tripPageView } from './trip-page-view.ts'

/** Shows the page as it is, with what is to be said of the last button. A token that leads nowhere gives a page that says so. */
export async function replyWithTripPage(token: string, said: Said | null, deps: Deps): Promise<FileReply> {
  const view = await tripPageView(token, deps)
  if (!view) return pageReply(noSuchPage(), 404)
  return pageReply(tripPage(view, said && tellSaid(said, view), await boardingCodes(view, deps)))
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

/**
 * What an escort scans, for each leg that is still to board: signed, for this trip and this person only. None where a leg was
 * called off, as the others may change then. Some 170 characters of the dense mode are a code of 45 by 45 modules, and a quiet
 * zone of 4 around it, as old phones want it.
 */
async function boardingCodes(
  { placement }: TripPageView,
  { boardingCodes: codes }: Pick<Deps, 'boardingCodes'>,
): Promise<ReadonlyMap<TripPageLeg, Html>> {
  const legs = placement?.legs ?? []
  if (legs.some(({ cancelled }) => cancelled)) return new Map()
  const drawn = legs.map(async (leg) => {
    const code = leg.pass && (await codes.sign(leg.pass))
    return code ? [[leg, new Html(await QRCode.toString(code, { type: 'svg', margin: 4 }))] as const] : []
  })
  return new Map((await Promise.all(drawn)).flat())
}
