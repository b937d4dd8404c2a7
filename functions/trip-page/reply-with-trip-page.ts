import QRCode from 'qrcode'
import type { Language } from '../../domain/kernel/words.ts'
import type { Deps } from '../wiring/deps.ts'
import { Html } from '../wiring/html.ts'
import type { FileReply } from '../wiring/reply.ts'
import { pageReply, sendOn } from '../wiring/web-page.ts'
import type { Said } from './said.ts'
import { sayIn } from './say.ts'
import { scalePhoto } from './scale-photo.ts'
import { takesFiles } from './takes-files.ts'
import { tellSaid } from './tell-said.ts'
import { noSuchPage, tripPage } from './trip-page.ts'
import { type TripPageLeg, type TripPageView, tripPageView } from './trip-page-view.ts'

/** Shows the page as it is, with what is to be said of the last button. A token that leads nowhere gives a page that says so. */
export async function replyWithTripPage(
  token: string,
  { said, language }: { readonly said: Said | null; readonly language: Language },
  deps: Deps,
): Promise<FileReply> {
  const view = await tripPageView(token, deps)
  if (!view) return pageReply(noSuchPage(language), 404)
  const told = said && tellSaid(said, view, sayIn(language))
  return pageReply(
    tripPage(view, told, await boardingCodes(view, deps), language),
    200,
    takesFiles(view) ? scalePhoto : undefined,
  )
}

/**
 * Does what a button asks for and sends the browser to the page.
 */
export async function pressButton(
  token: string,
  chosen: Language | undefined,
  deps: Deps,
  press: (view: TripPageView) => Promise<Said>,
): Promise<FileReply> {
  const view = await tripPageView(token, deps)
  if (!view) return pageReply(noSuchPage(chosen ?? 'zh'), 404)
  const said = await press(view)
  return sendOn(`${view.address}?said=${said}${chosen ? `&lang=${chosen}` : ''}`)
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
