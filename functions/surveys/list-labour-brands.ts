import { labourBrands } from '../../domain/surveys/labour-brand.ts'
import { http } from '../wiring/http.ts'
import { routes } from './catalog.ts'

async function listLabourBrands() {
  return { items: [...labourBrands] }
}

export const handler = http(routes['list-labour-brands'], listLabourBrands)
