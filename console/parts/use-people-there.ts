import { useEffect } from 'react'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { useList } from '../service/use-answer.ts'

/** Of one enterprise in one city: they are read whole, so that whoever is looked for is found. */
const mostOffered = 5000

/** What a choice of people offers: who works at an enterprise in a city, found by family name or the last digits of the phone. */
export function usePeopleThere({ enterpriseId, cityCode }: { enterpriseId: EnterpriseId; cityCode: string }) {
  const { items, more, isLoading, isReadingMore, error } = useList('GET /v1/placements', {
    query: { city: cityCode, enterpriseId },
  })
  const readsOn = items.length < mostOffered
  useEffect(() => {
    if (readsOn && more && !isReadingMore && !error) more()
  }, [readsOn, more, isReadingMore, error])
  // Somebody who came back to the post is there once.
  const there = [...new Map(items.map((one) => [one.workerId, one])).values()]
  return {
    loading: isLoading || isReadingMore,
    showSearch: { optionFilterProp: 'label' },
    options: there.map(({ workerId, name, phone }) => ({ value: workerId, label: `${name} ${phone}` })),
  }
}
