import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useLanguage } from '../words/language.tsx'
import { type Answer, call, type ItemOf, type Reading, type Said } from './call.ts'

/** Milliseconds between looks at what changes by itself; a page that is not seen does not look. */
export const liveEvery = { figures: 3_000, lists: 10_000 } as const

export interface Options {
  /** Reads again after so many milliseconds. */
  readonly every?: number
  /** false: what it needs is not known yet. */
  readonly isReady?: boolean
}

/** What a route answers, kept fresh. Reading is safe to repeat: no route that puts a reading on record belongs here. */
export function useAnswer<At extends Reading>(address: At, said: Said<At>, { every, isReady = true }: Options = {}) {
  const { language } = useLanguage()
  return useQuery<Answer<At>>({
    queryKey: [address, said, language],
    queryFn: ({ signal }) => call(address, { ...said, signal }),
    placeholderData: keepPreviousData,
    enabled: isReady,
    refetchInterval: every ?? false,
  })
}

/** A route that answers a list. */
export type ListReading = { [At in Reading]: Answer<At> extends { items: readonly unknown[] } ? At : never }[Reading]

/** A list that comes by pages: `items` of those read so far, and `more` where there is another page. */
export function useList<At extends ListReading>(address: At, said: Said<At>, { every, isReady = true }: Options = {}) {
  const { language } = useLanguage()
  const list = useInfiniteQuery({
    queryKey: [address, said, language, 'pages'],
    queryFn: async ({ signal, pageParam }) => {
      const { query } = said as { query?: object }
      const asked = { ...said, signal, query: { ...query, ...(pageParam !== null && { cursor: pageParam }) } }
      return (await call(address, asked as Said<At>)) as unknown as { items: ItemOf<At>[]; next?: string | null }
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
    placeholderData: keepPreviousData,
    enabled: isReady,
    refetchInterval: every ?? false,
  })
  return {
    items: list.data?.pages.flatMap((page) => page.items) ?? [],
    first: list.data?.pages[0] as Answer<At> | undefined,
    isLoading: list.isLoading,
    error: list.error,
    more: list.hasNextPage ? () => void list.fetchNextPage() : undefined,
    isReadingMore: list.isFetchingNextPage,
    reload: () => void list.refetch(),
  }
}
