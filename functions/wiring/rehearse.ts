import type { Context } from 'aws-lambda'
import { derivedId } from '../../domain/kernel/ids.ts'
import { rehearsing } from '../../storage/rehearsing.ts'
import { simulatedSms } from '../gateways/sms/simulated.ts'
import { tableClient } from '../gateways/table-client.ts'
import { businessMetricsTo } from './business-metrics.ts'
import { buildDeps, type Deps, depsOfThisFunction, withDeps } from './deps.ts'
import { database } from './makers.ts'

/** The one enterprise of rehearsals: among the true ones nobody has this id. */
export const rehearsedEnterprise = derivedId('EnterpriseId', 'rehearsal')

const besideOf = new WeakMap<Deps, Deps>()

/**
 * Runs a call beside the true world: what it keeps lies in partitions of its own, which no list, count or search of the others reads;
 * its texts reach nobody; and it is in no figure but the one that is its own.
 */
export function rehearse<Answer>(call: () => Answer): Answer {
  const real = depsOfThisFunction()
  const beside = besideOf.get(real) ?? depsBeside()
  besideOf.set(real, beside)
  return withDeps(beside, call)
}

function depsBeside(): Deps {
  return buildDeps({
    database: (given) => rehearsing(database(given), tableClient()),
    sms: () => simulatedSms,
    metrics: ({ settings }) => ({
      ...businessMetricsTo(settings.SERVICE_NAME),
      count: () => undefined,
      waiting: () => undefined,
    }),
  })
}

/** A task that is nothing but rehearsal. */
export function rehearsed<Handler extends (event: unknown, context: Context) => Promise<unknown>>(
  handler: Handler,
): Handler {
  const call = (event: unknown, context: Context) => rehearse(() => handler(event, context))
  return Object.assign(call, handler)
}
