import type { TripPageView } from './trip-page-view.ts'

/** There is a form for files on the page, and with it the script that makes photos smaller. */
export function takesFiles({ mayAttach, claims }: Pick<TripPageView, 'mayAttach' | 'claims'>): boolean {
  return mayAttach || claims.some(({ kinds }) => kinds.length > 0)
}
