import { type FigureId, figures } from './figures.ts'

const ids = Object.keys(figures) as FigureId[]

/** The figures whose `at` says that they stand at a place of an answer; one, where the table is whole. */
export function figuresAt(place: string): FigureId[] {
  return ids.filter((id) => figures[id].at.some((end) => endsIn(place, end)))
}

/** `*` stands for one step, whatever it is. */
export function endsIn(place: string, end: string): boolean {
  const steps = place.split('/')
  const ends = end.split('/')
  const last = steps.slice(-ends.length)
  return last.length === ends.length && ends.every((step, index) => step === '*' || step === last[index])
}
