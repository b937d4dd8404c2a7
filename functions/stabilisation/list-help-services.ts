import { HelpServiceId, helpServices } from '../../domain/stabilisation/help-services.ts'
import { http } from '../wiring/http.ts'
import { routes } from './catalog.ts'

async function listHelpServices() {
  return { items: HelpServiceId.options.map((service) => ({ service, ...helpServices[service] })) }
}

export const handler = http(routes['list-help-services'], listHelpServices)
