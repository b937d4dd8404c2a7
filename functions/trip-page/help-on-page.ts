import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { askForHelp } from '../stabilisation/ask-for-help.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { pressButton } from './reply-with-trip-page.ts'

/** However often the button is pressed in a day, it is one call. */
async function helpOnPage({ params, query }: Call<Routes['help-on-page']>, deps: Deps) {
  return pressButton(params.token, query.lang, deps, async ({ page }) => {
    const at = deps.clock.now()
    await askForHelp({ workerId: page.workerId, at, key: `${page.tokenHash} ${dateInShanghai(at)}` }, deps)
    return 'help'
  })
}

export const handler = http(routes['help-on-page'], helpOnPage)
