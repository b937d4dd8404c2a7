import { yuan } from '../../kernel/money.ts'
import { connectionRules } from '../plan/solve/connection-rules.ts'
import { hubWait } from '../plan/solve/hub-wait.ts'
import { arrivesAt, departsAt } from '../trips/trip.ts'
import { minutesFrom } from './build-transport-instance.ts'
import type { PlanSetting } from './plan-setting.ts'
import type { Run } from './run.ts'

/** The coaches, with how each passenger of a feeder waits for the service that they board after it. */
export function withWaits(
  coaches: readonly Run[],
  services: readonly Run[],
  { instance, firstDay }: Pick<PlanSetting, 'instance' | 'firstDay'>,
): Run[] {
  const after = new Map(
    services.flatMap((run) => run.boardings.map(({ traveller }) => [traveller.workerId, run] as const)),
  )
  return coaches.map((coach) => {
    const rules = connectionRules(instance.rules, minutesFrom(firstDay, departsAt(coach)))
    const arrives = minutesFrom(firstDay, arrivesAt(coach))
    const boardings = coach.boardings.map((boarding) => {
      const service = after.get(boarding.traveller.workerId)
      if (!service) return boarding
      const { minutes, nights } = hubWait(arrives, minutesFrom(firstDay, departsAt(service)), rules)
      return { ...boarding, wait: { minutes, nights, perNight: rules.lodging ? yuan(rules.lodging.yuan) : null } }
    })
    return { ...coach, boardings }
  })
}
