/**
 * First parts of the addresses that are the service's own, on AWS or on one machine. Written down, since this file also runs where no
 * catalog is; `test/console` holds it to them.
 */
const ofService = ['v1', 'webhooks', 't', 'e', 's', 'health', 'openapi.json', 'settings.json', 'local']

/** Parts of a name never begin with a dot, and none is encoded: nothing leads out of the folder. */
const fileName = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.\w+$/

/**
 * Which file of the built console answers an address: its key, or undefined where there is nothing. A file is asked for by its own
 * name. Every other address is one of the console's pages, and is shown by `index.html` to whoever navigates there, by `accept`; a
 * script that asks for data at a wrong address is not answered with a page. All of the roll-call is one page.
 *
 * CloudFront runs this file too, in a language older than ours: no regular expression, method or syntax younger than ES2018.
 */
export function consoleKey(path: string, accept = ''): string | undefined {
  const name = path.slice(1)
  const parts = name.split('/')
  if (name === '') return 'index.html'
  if (ofService.includes(parts[0] ?? '')) return undefined
  const isRollCall = parts[0] === 'roll-call'
  const isAsset = parts[isRollCall ? 1 : 0] === 'assets'
  if (isAsset || (parts[parts.length - 1] ?? '').includes('.')) return fileName.test(name) ? name : undefined
  if (isRollCall) return 'roll-call/index.html'
  return accept.includes('text/html') ? 'index.html' : undefined
}
