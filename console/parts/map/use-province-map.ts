import { useEffect, useState } from 'react'
import type { ProvinceMap } from '../../../domain/kernel/places/read-province-map.ts'

/** The province's approved borders; undefined until they are there, and where this console has none. */
export function useProvinceMap(): ProvinceMap | undefined {
  const [map, setMap] = useState<ProvinceMap>()
  useEffect(() => {
    import('virtual:province-map').then(
      ({ default: loaded }) => setMap(loaded ?? undefined),
      // Without them the places stand where they stood.
      () => undefined,
    )
  }, [])
  return map
}
