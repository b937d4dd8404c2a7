import './roll-call.css'
import { type KeptLink, kept } from './keep/kept.ts'
import { newName } from './keep/new-name.ts'
import { exchange } from './service/exchange.ts'
import { App } from './view/app.ts'
import { showPage } from './view/show-page.ts'

/** Milliseconds between two looks whether anything is to be sent, and after which the list is fetched anew. */
const look = 20_000
const listAge = 5 * 60_000

const page = document.querySelector<HTMLElement>('#page')
if (!page) throw new Error('the page has no place to be shown')

// The service worker has only what lies below this address.
if (location.pathname !== '/roll-call/') location.replace(`/roll-call/${location.hash}`)
else void open(page)

async function open(place: HTMLElement): Promise<void> {
  const app: App = new App(await linkHere(), () => showPage(app, place))
  await app.refresh()
  showPage(app, place)
  void takeAlong(app)
  void navigator.storage?.persist?.()
  await app.exchange({ list: true, atOnce: true })

  addEventListener('hashchange', () => location.reload())
  addEventListener('online', () => void app.exchange({ list: true }))
  addEventListener('offline', () => app.show({ isReachable: false }))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void app.exchange({ list: isOld(app) })
  })
  setInterval(() => void onceInAWhile(app), look)
}

/** The link in the address, which is taken out of it, or the one that was opened last. */
async function linkHere(): Promise<KeptLink | null> {
  const [token] = /^[\w-]{22}$/.exec(location.hash.slice(1)) ?? []
  if (location.hash) history.replaceState(null, '', location.pathname)
  const links = await kept.links()
  if (token === undefined) return links.sort((one, other) => other.openedAt - one.openedAt)[0] ?? null
  // All links of this phone are of one phone.
  const phone = links[0]?.phone ?? newName(4)
  const fresh = { token, phone, openedAt: Date.now(), list: null, ahead: null, contactAt: null, marks: {}, ended: null }
  return kept.openLink(fresh)
}

async function onceInAWhile(app: App): Promise<void> {
  const isLooking = document.visibilityState === 'visible' && navigator.onLine
  if (isLooking && (app.unsent.length > 0 || isOld(app))) await app.exchange({ list: isOld(app) })
  else await app.refresh()
  // What was tapped on other trips is sent too, whichever is open.
  if (!navigator.onLine) return
  for (const { token } of await kept.links())
    if (token !== app.link?.token) await exchange(token, { list: false, atOnce: true })
}

function isOld({ link, list }: App): boolean {
  return link !== null && link.ended === null && (list === null || Date.now() - (link.contactAt ?? 0) > listAge)
}

async function takeAlong(app: App): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/roll-call/service-worker.js')
  await navigator.serviceWorker.ready
  app.show({ isTakenAlong: true })
}
