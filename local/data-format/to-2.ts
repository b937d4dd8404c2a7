import type { Migration } from './migration.ts'

/** From v0.1.0: transport is in four parts, and names of functions say in which. */
export const to2: Migration = {
  functions: {
    'zhida-transport-list-legs': 'zhida-transport-booking-list-legs',
    'zhida-transport-hold-trip': 'zhida-transport-booking-hold-trip',
    'zhida-transport-confirm-trip': 'zhida-transport-booking-confirm-trip',
    'zhida-transport-ask-booking-by-hand': 'zhida-transport-booking-ask-booking-by-hand',
    'zhida-transport-release-connection': 'zhida-transport-booking-release-connection',
    'zhida-transport-lose-trips': 'zhida-transport-disruption-cancel-disrupted',
    'zhida-transport-await-replacement': 'zhida-transport-disruption-await-replacement',
    'zhida-transport-close-loss': 'zhida-transport-disruption-close-loss',
    'zhida-transport-tell-replaced': 'zhida-transport-disruption-notify-rebooked',
    'zhida-transport-carry-out-proposal': 'zhida-transport-planning-carry-out-proposal',
    'zhida-transport-draw-proposal': 'zhida-transport-planning-draw-proposal',
    'zhida-transport-give-up-proposal': 'zhida-transport-planning-give-up-proposal',
    'zhida-transport-plan-trips': 'zhida-transport-planning-plan-trips',
    'zhida-transport-replan-lost': 'zhida-transport-planning-replan-lost',
    'zhida-transport-await-report': 'zhida-transport-travel-await-report',
    'zhida-transport-cancel-trip': 'zhida-transport-travel-cancel-empty-trip',
    'zhida-transport-freeze-manifest': 'zhida-transport-travel-freeze-manifest',
    'zhida-transport-list-trips-to-run': 'zhida-transport-travel-list-trips-to-run',
    'zhida-transport-raise-alarm': 'zhida-transport-travel-raise-alarm',
    'zhida-transport-release-trips': 'zhida-transport-travel-release-trips',
    'zhida-transport-remind-passengers': 'zhida-transport-travel-remind-passengers',
    'zhida-transport-schedule-trip': 'zhida-transport-travel-schedule-trip',
    'zhida-transport-send-travel-notices': 'zhida-transport-travel-send-travel-notices',
    'zhida-transport-tell-plants': 'zhida-transport-travel-tell-plants',
  },
}
