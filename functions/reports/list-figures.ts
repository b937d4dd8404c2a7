import { type FigureId, figures } from '../../domain/reports/figures.ts'
import { toldFigure } from '../../domain/reports/told-figure.ts'
import { http } from '../wiring/http.ts'
import { routes } from './catalog.ts'

async function listFigures() {
  return { items: (Object.keys(figures) as FigureId[]).map(toldFigure) }
}

export const handler = http(routes['list-figures'], listFigures)
