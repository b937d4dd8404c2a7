import { type Case, isOpen } from './case.ts'

/** It is open, and the province has not got it yet: people of the city's station look after it. */
export function isWithStation(one: Case): boolean {
  return isOpen(one) && !(one.state === 'assigned' && one.to === 'province')
}
