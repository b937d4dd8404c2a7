import { routes } from '../functions/catalog.ts'
import type { RouteEntry } from '../functions/wiring/catalog-entry.ts'
import type { Stage } from './stage.ts'

/** Keys of the functions that this stage's enterprises and providers of texts call, each a function of its own. */
export function webhookFunctions({ sms }: Pick<Stage, 'sms'>): string[] {
  const called = new Set<RouteEntry['calledBy']>([
    'enterprise',
    ...sms.providers.map((name) => (name === 'local' ? 'sms-provider' : 'sms-push')),
  ])
  return Object.entries<RouteEntry>(routes).flatMap(([name, { calledBy }]) => (called.has(calledBy) ? name : []))
}
