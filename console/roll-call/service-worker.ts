/// <reference lib="webworker" />

/** Put in by the build: all that the page is made of. */
declare const __FILES__: readonly string[]

const scope = globalThis as unknown as ServiceWorkerGlobalScope
const files = __FILES__
const page = '/roll-call/'
const prefix = 'roll-call '

/** Names of files hold a hash of their content; the page itself is told by which files it has. */
const version = prefix + files.join(' ')

scope.addEventListener('install', (event) => {
  event.waitUntil(takeAlong())
})

/** A new version waits until the old page is closed: half of one and half of the other would not work without network. */
scope.addEventListener('activate', (event) => {
  event.waitUntil(forgetOld().then(() => scope.clients.claim()))
})

scope.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== scope.location.origin || !pathname.startsWith(page)) return
  event.respondWith(answer(mode === 'navigate' ? page : pathname, event.request))
})

async function takeAlong(): Promise<void> {
  const cache = await caches.open(version)
  // Past the browser's own store, which may hold the page of the version before.
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))
}

async function forgetOld(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== version).map((name) => caches.delete(name)),
  )
}

async function answer(path: string, request: Request): Promise<Response> {
  const kept = await (await caches.open(version)).match(path)
  return kept ?? fetch(request)
}
