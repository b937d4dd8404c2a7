import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { HelpServiceId, helpServiceOn } from '../../domain/stabilisation/help-services.ts'
import type { Deps } from '../wiring/deps.ts'
import { http } from '../wiring/http.ts'
import { routes } from './catalog.ts'

async function listHelpServices(_: object, { clock }: Pick<Deps, 'clock'>) {
  const today = dateInShanghai(clock.now())
  return { items: HelpServiceId.options.map((service) => ({ service, ...helpServiceOn(service, today) })) }
}

export const handler = http(routes['list-help-services'], listHelpServices)
