import { scopesAround, type Waiting } from '../kernel/waiting.ts'
import type { LabourStation } from './labour-station.ts'

/** A station where cases come and nobody is on duty stands on its cities' lists and the province's. */
export function waitingOnStation({ stationId, name, cities, unmannedSince }: LabourStation): Waiting[] {
  if (unmannedSince === undefined) return []
  return [
    {
      kind: 'station-unmanned',
      id: stationId,
      subject: { stationId },
      scopes: scopesAround({ cities }),
      since: unmannedSince,
      until: null,
      note: { zh: name, en: `“${name}”` },
    },
  ]
}
