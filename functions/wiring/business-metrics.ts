import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { allWaitingKinds, type WaitingKind } from '../../domain/kernel/waiting-kinds.ts'

/** Where CloudWatch keeps what we count ourselves; what stands as `service` on each of its figures tells stages apart. */
export const metricNamespace = 'Zhida'

/** Everything that is counted as it happens. A try that is repeated may count twice: alarms look at these, reports do not. */
export const counted = {
  OffersSent: 'workers who were sent an offer',
  OffersAccepted: 'a yes to an offer, each time that it changed something',
  OffersDeclined: 'a no, likewise',
  TextsTaken: 'texts that an SMS provider took',
  TextsRefused: 'texts that an SMS provider refused for good',
  TextsUnknown: 'texts of which nobody knows whether they went out',
  TextReports: 'reports of SMS providers on what became of texts',
  CheckInsAnswered: 'answers to a check-in',
  CheckInsMissed: 'check-ins that nobody answered in time',
} as const
export type Counted = keyof typeof counted

/** The figure of `service/heartbeat`: 1 where a journey of nobody's went through all that a true one needs, 0 where it broke. */
export const heartbeat = 'Heartbeat'

/** Kinds of the work list, of each of which there is a figure. */
export const measuredKinds: readonly WaitingKind[] = allWaitingKinds
export type MeasuredKind = WaitingKind

/** What a work list holds of one kind, as it is looked at every quarter of an hour. */
export interface WaitingFigures {
  readonly waiting: number
  readonly overdue: number
  /** For how many hours the one is late that has been so longest; 0: none is. */
  readonly oldestHours: number
}

/**
 * Figures for CloudWatch, as lines of the function's log in its embedded metric format: no call, no permission, nothing to wait
 * for. They count and name nobody.
 */
export function businessMetricsTo(
  serviceName: string,
  metrics = new Metrics({ namespace: metricNamespace, serviceName }),
) {
  return {
    /** `count({ TextsTaken: 98, TextsRefused: 2 })`; what is 0 is not written. */
    count(numbers: Partial<Record<Counted, number>>): void {
      const some = Object.entries(numbers).filter(([, number]) => number > 0)
      for (const [name, number] of some) metrics.addMetric(name, MetricUnit.Count, number)
      if (some.length > 0) metrics.publishStoredMetrics()
    },
    /** Whether the journey of the hour went as it should. */
    heartbeat(isWhole: boolean): void {
      metrics.addMetric(heartbeat, MetricUnit.Count, isWhole ? 1 : 0)
      metrics.publishStoredMetrics()
    },
    /** What waits for staff now, by kind, and the oldest of all. */
    waiting(kinds: ReadonlyMap<WaitingKind, WaitingFigures>): void {
      for (const [kind, { waiting, overdue, oldestHours }] of kinds) {
        metrics.addDimension('Kind', kind)
        metrics.addMetric('Waiting', MetricUnit.Count, waiting)
        metrics.addMetric('Overdue', MetricUnit.Count, overdue)
        metrics.addMetric('OldestHours', MetricUnit.NoUnit, oldestHours)
        metrics.publishStoredMetrics()
      }
      const hours = [...kinds.values()].map(({ oldestHours }) => oldestHours)
      metrics.addMetric('OldestHours', MetricUnit.NoUnit, Math.max(0, ...hours))
      metrics.publishStoredMetrics()
    },
  }
}
export type BusinessMetrics = ReturnType<typeof businessMetricsTo>
