import { useEffect } from 'react'
import type { Said } from './call.ts'
import { type ListReading, type Options, useList } from './use-answer.ts'

/** A list that reads on by itself, to its end or until it has so many: for what is chosen from, or filtered on screen. */
export function useWholeList<At extends ListReading>(
  address: At,
  said: Said<At>,
  { most, ...options }: Options & { readonly most: number },
) {
  const list = useList(address, said, options)
  const { more, isReadingMore, items, error } = list
  const goesOn = more !== undefined && !isReadingMore && !error && items.length < most
  useEffect(() => {
    if (goesOn) more()
  }, [goesOn, more])
  return { ...list, isReadingOn: list.isLoading || goesOn || isReadingMore }
}
